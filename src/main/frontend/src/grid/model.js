// The rows of a grid, what was done to them, and how to take it back. Knows nothing of the page.

/**
 * One step somebody took is a list of operations that are undone together:
 * {row, key, before, after} for a cell, {row, add: place} and {row, remove: place} for a whole row.
 */
export class Model {
  constructor(rows) {
    this.rows = rows;
    this.byId = new Map(rows.map(row => [row.id, row]));
    this.done = [];
    this.undone = [];
    this.listeners = [];
  }

  onChange(listener) {
    this.listeners.push(listener);
  }

  get(id) {
    return this.byId.get(id);
  }

  /** @param cells [{id, key, value}]; what does not change is left out */
  edit(cells) {
    const step = cells
      .map(({ id, key, value }) => ({ row: this.get(id), key, before: this.get(id)?.[key], after: value }))
      .filter(c => c.row && !same(c.before, c.after));
    this.take(step);
    return step.length > 0;
  }

  add(rows, at = this.rows.length) {
    this.take(rows.map((row, i) => ({ row, add: at + i })));
  }

  remove(ids) {
    const step = ids.map(id => ({ row: this.get(id), remove: this.rows.indexOf(this.get(id)) })).filter(o => o.row);
    this.take(step.sort((a, b) => b.remove - a.remove));
  }

  take(step) {
    if (step.length) {
      step.forEach(op => this.apply(op));
      this.done.push(step);
      this.undone = [];
      this.tell(step);
    }
  }

  undo() {
    this.move(this.done, this.undone, step => step.map(invert).reverse());
  }

  redo() {
    this.move(this.undone, this.done, step => step);
  }

  move(from, to, shape) {
    const step = from.pop();
    if (step) {
      to.push(step);
      const ops = shape(step);
      ops.forEach(op => this.apply(op));
      this.tell(ops);
    }
  }

  /** What came from elsewhere: no step of this person's, nothing to save. */
  put(id, values) {
    Object.assign(this.get(id), values);
  }

  apply(op) {
    if (op.add !== undefined) {
      this.rows.splice(op.add, 0, op.row);
      this.byId.set(op.row.id, op.row);
    } else if (op.remove !== undefined) {
      this.rows.splice(this.rows.indexOf(op.row), 1);
      this.byId.delete(op.row.id);
    } else {
      op.row[op.key] = op.after;
    }
  }

  tell(step) {
    this.listeners.forEach(listener => listener(step));
  }
}

function invert(op) {
  if (op.add !== undefined) {
    return { row: op.row, remove: op.add };
  }
  if (op.remove !== undefined) {
    return { row: op.row, add: op.remove };
  }
  return { row: op.row, key: op.key, before: op.after, after: op.before };
}

export function same(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Cells as a sheet puts them on the clipboard: tabs and line ends, cells in quotation marks may hold both. */
export function cells(text) {
  const lines = [];
  let line = [];
  let cell = '';
  let quoted = false;
  const clean = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let i = 0; i < clean.length; i++) {
    const c = clean[i];
    if (quoted) {
      if (c === '"' && clean[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (c === '"') {
        quoted = false;
      } else {
        cell += c;
      }
    } else if (c === '"' && cell === '') {
      quoted = true;
    } else if (c === '\t' || c === '\n') {
      line.push(cell.trim());
      cell = '';
      if (c === '\n') {
        lines.push(line);
        line = [];
      }
    } else {
      cell += c;
    }
  }
  line.push(cell.trim());
  lines.push(line);
  return lines;
}

// A grid that works like a sheet: arrow keys, typing, Enter, Escape, Tab, undo, paste. Only the rows in sight are in the
// page; the cell one stands on always is, so that it keeps the focus. On a phone the same rows are cards.
import { Virtualizer, defaultRangeExtractor, elementScroll, observeElementOffset, observeElementRect } from '@tanstack/virtual-core';
import { h, render } from 'preact';
import { RowDialog } from './dialog.js';
import { text } from '../texts.js';

const ROW = 52;
const CARD = 150;
const NARROW = matchMedia('(max-width: 767.98px)');

/**
 * A column: {key, label, width, kind, show?, edit?(row), options?, max?, sort?(row), fault?}.
 * Kinds: fixed (only shown), text, choice (one of options), flag, many (several of options), yesno.
 */
export class Grid {
  constructor(place, { label, columns, model, faults, bar, card, title, readonly = false, pasted }) {
    Object.assign(this, { place, label, columns, model, faults, bar, card, title, readonly, pasted });
    place.textContent = '';
    this.filter = () => true;
    this.sort = null;
    this.active = { row: 0, col: 0 };
    this.opened = null;
    this.view = model.rows;
    this.virtual = new Virtualizer(this.options());
    model.onChange(step => (step.some(op => op.add !== undefined || op.remove !== undefined) ? this.refresh() : this.draw())); // a row stays where it is while somebody works on it
    NARROW.addEventListener('change', () => this.refresh(true));
    this.refresh(true);
    this.virtual._didMount();
    this.virtual._willUpdate();
    this.draw();
  }

  options() {
    return {
      count: this.view.length,
      getScrollElement: () => this.place.querySelector('.grid-scroll'),
      estimateSize: () => (NARROW.matches ? CARD : ROW),
      getItemKey: i => this.view[i]?.id ?? i,
      overscan: 6,
      rangeExtractor: this.inSight(),
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.draw(true),
    };
  }

  /** A new function each time one goes elsewhere, or the core would not ask again. */
  inSight() {
    const at = this.active.row;
    return range => {
      const rows = defaultRangeExtractor(range);
      return at >= 0 && at < this.view.length && !rows.includes(at) ? [...rows, at].sort((a, b) => a - b) : rows;
    };
  }

  /** Works the view out again: after a change, a filter, another order. */
  refresh(all = false) {
    const standing = this.view[this.active.row]?.id;
    const sort = this.sort && this.columns.find(c => c.key === this.sort.key);
    this.view = this.model.rows.filter(this.filter);
    if (sort) {
      const by = sort.sort ?? (row => row[sort.key]);
      const order = this.sort.down ? -1 : 1;
      this.view = [...this.view].sort((a, b) => order * compare(by(a), by(b)));
    }
    const found = this.view.findIndex(row => row.id === standing);
    this.active.row = found >= 0 ? found : Math.min(Math.max(this.active.row, this.active.row < 0 ? -1 : 0), Math.max(0, this.view.length - 1));
    this.virtual.setOptions(this.options());
    if (all) {
      this.virtual.measure();
    }
    this.draw();
  }

  /** @param scrolled only the rows in sight changed: what stands above them is left as it is */
  draw(scrolled = false) {
    this.top = scrolled && this.top ? this.top : this.bar?.(this);
    if (this.drawing) {
      this.again = true; // a row turned out taller than thought
      return;
    }
    this.drawing = true;
    const held = this.place.contains(document.activeElement) ? document.activeElement : null;
    try {
      for (let i = 0; i === 0 || (this.again && i < 3); i++) {
        this.again = false;
        render(h(View, { grid: this }), this.place);
      }
      if (held && document.activeElement !== held && (document.activeElement === document.body || !document.activeElement)) {
        (held.isConnected ? held : this.cell())?.focus({ preventScroll: true }); // a row that moved lost it on the way
      }
    } finally {
      this.drawing = false; // a row that cannot be drawn does not stop every later drawing
    }
    this.virtual._willUpdate();
  }

  row() {
    return this.view[this.active.row];
  }

  column() {
    return this.columns[this.active.col];
  }

  may(row, column) {
    return !this.readonly && column.kind !== 'fixed' && (!column.edit || column.edit(row));
  }

  cell(row = this.active.row, col = this.active.col) {
    const id = row < 0 ? 'head' : this.view[row]?.id;
    return this.place.querySelector(`[data-row="${CSS.escape(id ?? '')}"][data-col="${this.columns[col].key}"]`);
  }

  go(row, col, focus = true) {
    this.active = { row: Math.max(-1, Math.min(row, this.view.length - 1)), col: Math.max(0, Math.min(col, this.columns.length - 1)) };
    this.virtual.setOptions({ ...this.virtual.options, rangeExtractor: this.inSight() });
    if (this.active.row >= 0 && focus) {
      this.virtual.scrollToIndex(this.active.row);
    }
    this.draw();
    if (focus) {
      const cell = this.cell();
      cell?.focus({ preventScroll: true });
      cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  /** Shows one row to somebody who asked for it by a link. */
  goTo(id, key) {
    const row = this.view.findIndex(r => r.id === id);
    if (row < 0) {
      return false;
    }
    if (NARROW.matches) {
      this.open(id, key);
    } else {
      this.go(row, Math.max(0, this.columns.findIndex(c => c.key === key)));
    }
    return true;
  }

  set(row, column, value) {
    this.model.edit([{ id: row.id, key: column.key, value }]);
  }

  // --- typing into a cell

  begin(value) {
    const row = this.row();
    const column = this.column();
    if (!row || !this.may(row, column)) {
      return false;
    }
    if (column.kind === 'many') {
      this.open(row.id, column.key);
      return true;
    }
    if (column.kind === 'flag') {
      this.set(row, column, !row[column.key]);
      return true;
    }
    if (column.kind === 'yesno') {
      return false;
    }
    this.editing = { id: row.id, key: column.key, value: value ?? row[column.key] ?? '' };
    this.draw();
    const field = this.cell()?.querySelector('input, select, textarea');
    field?.focus();
    if (value === undefined) {
      field?.select?.();
    }
    return true;
  }

  commit() {
    const { editing } = this;
    if (editing) {
      this.editing = null;
      const column = this.columns.find(c => c.key === editing.key);
      const value = typeof editing.value === 'string' ? editing.value.trim() : editing.value;
      if (!this.model.edit([{ id: editing.id, key: editing.key, value: column.clean ? column.clean(value) : value }])) {
        this.draw();
      }
    }
  }

  cancel() {
    this.editing = null;
    this.go(this.active.row, this.active.col);
  }

  nextEditable(step) {
    const row = this.row();
    for (let col = this.active.col + step; col >= 0 && col < this.columns.length; col += step) {
      if (this.may(row, this.columns[col]) && ['text', 'choice'].includes(this.columns[col].kind)) {
        return col;
      }
    }
    return -1;
  }

  editKey(event) {
    if (event.isComposing) {
      return;
    }
    if (event.key === 'Enter' && !event.altKey) {
      event.preventDefault();
      event.stopPropagation();
      this.commit();
      this.go(this.active.row + (event.shiftKey ? -1 : 1), this.active.col);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.cancel();
    } else if (event.key === 'Tab') {
      const next = this.nextEditable(event.shiftKey ? -1 : 1);
      this.commit();
      event.preventDefault();
      event.stopPropagation();
      if (next >= 0) {
        this.go(this.active.row, next);
        this.begin();
      } else {
        this.go(this.active.row, this.active.col);
      }
    } else {
      event.stopPropagation();
    }
  }

  // --- moving about

  key(event) {
    if (this.editing || event.isComposing || event.target.closest('dialog')) {
      return;
    }
    const { row, col } = this.active;
    const command = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor((this.place.querySelector('.grid-scroll')?.clientHeight ?? 400) / ROW) - 2);
    const moves = {
      ArrowUp: () => this.go(command ? 0 : row - 1, col),
      ArrowDown: () => this.go(command ? this.view.length - 1 : row + 1, col),
      ArrowLeft: () => this.go(row, command ? 0 : col - 1),
      ArrowRight: () => this.go(row, command ? this.columns.length - 1 : col + 1),
      Home: () => this.go(command ? 0 : row, 0),
      End: () => this.go(command ? this.view.length - 1 : row, this.columns.length - 1),
      PageUp: () => this.go(Math.max(0, row - page), col),
      PageDown: () => this.go(row + page, col),
    };
    if (moves[event.key]) {
      event.preventDefault();
      moves[event.key]();
    } else if (command && event.key.toLowerCase() === 'z' && !event.shiftKey) {
      event.preventDefault();
      this.undo();
    } else if (command && (event.key.toLowerCase() === 'y' || event.key.toLowerCase() === 'z')) {
      event.preventDefault();
      this.redo();
    } else if (command && event.key.toLowerCase() === 'd' && row > 0) {
      event.preventDefault();
      this.fillDown();
    } else if (!command && !event.altKey) {
      this.plainKey(event);
    }
  }

  plainKey(event) {
    if (this.active.row < 0) {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        this.order(this.column());
      }
      return;
    }
    const column = this.column();
    const row = this.row();
    if (event.key === 'F4' || (event.key === 'Enter' && column.kind === 'fixed')) {
      event.preventDefault();
      this.open(row.id);
    } else if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      this.begin();
    } else if (column.kind === 'yesno' && this.may(row, column) && ['1', 'y', '2', 'n', '0', 'Delete', 'Backspace'].includes(event.key.toLowerCase?.() ?? event.key)) {
      event.preventDefault();
      this.decide(row, column, ['1', 'y'].includes(event.key.toLowerCase()) ? true : ['2', 'n'].includes(event.key.toLowerCase()) ? false : null);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      if (this.may(row, column)) {
        this.set(row, column, column.kind === 'flag' ? false : column.kind === 'many' ? [] : column.kind === 'yesno' ? null : '');
      }
    } else if (event.key === ' ' && (column.kind === 'flag' || column.kind === 'many')) {
      event.preventDefault();
      this.begin();
    } else if ((event.key.length === 1 || event.keyCode === 229) && column.kind === 'text') {
      this.begin(''); // the key itself lands in the field that now has the focus, an input method's too
    } else if (event.key.length === 1 && column.kind === 'choice') {
      this.begin();
    }
  }

  /** Says yes or no; a no wants its reason at once. */
  decide(row, column, value) {
    this.set(row, column, value);
    if (value === false && column.then && !row[column.then]) {
      if (NARROW.matches) {
        this.open(row.id, column.then);
      } else {
        this.go(this.active.row, this.columns.findIndex(c => c.key === column.then));
        this.begin();
      }
    }
  }

  fillDown() {
    const column = this.column();
    if (this.may(this.row(), column)) {
      this.set(this.row(), column, this.view[this.active.row - 1][column.key]);
    }
  }

  undo() {
    this.model.undo();
  }

  redo() {
    this.model.redo();
  }

  order(column) {
    if (column.order === false) {
      return;
    }
    this.sort = this.sort?.key !== column.key ? { key: column.key, down: false } : this.sort.down ? null : { key: column.key, down: true };
    this.refresh();
    this.ordered?.();
  }

  open(id, key) {
    this.opened = { id, key };
    this.draw();
  }

  close() {
    const id = this.opened?.id;
    this.opened = null;
    this.draw();
    const row = this.view.findIndex(r => r.id === id);
    if (row >= 0) {
      if (NARROW.matches) {
        this.active.row = row;
        this.draw();
        this.place.querySelector(`[data-card="${CSS.escape(id)}"] .card-open`)?.focus();
      } else {
        this.go(row, this.active.col);
      }
    }
  }

  copy(event) {
    if (!this.editing && this.row() && !event.target.closest('dialog') && String(getSelection()) === '') {
      event.clipboardData.setData('text/plain', shown(this.column(), this.row()));
      event.preventDefault();
    }
  }

  paste(event) {
    const given = event.clipboardData.getData('text/plain');
    if (this.editing || event.target.closest('dialog') || !given || this.readonly) {
      return;
    }
    event.preventDefault();
    if (this.pasted) {
      this.pasted(given, this.active);
    } else if (this.row() && this.column().kind === 'text' && this.may(this.row(), this.column())) {
      this.set(this.row(), this.column(), given.trim().slice(0, this.column().max ?? 600));
    }
  }
}

export function shown(column, row) {
  const value = row[column.key];
  if (column.plain) {
    return column.plain(row);
  }
  if (column.kind === 'choice') {
    return column.options.find(o => o.value === value)?.label ?? value ?? '';
  }
  return Array.isArray(value) ? value.join('、') : value === null || value === undefined ? '' : String(value);
}

function compare(a, b) {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a ?? '').localeCompare(String(b ?? ''), 'zh-CN', { numeric: true });
}

function View({ grid }) {
  return h('div', { class: 'hm-grid' },
    grid.top,
    grid.view.length === 0 ? h('p', { class: 'empty-state' }, text(grid.model.rows.length ? 'grid.nothing' : 'grid.empty')) : NARROW.matches ? h(Cards, { grid }) : h(Sheet, { grid }),
    grid.opened && grid.model.get(grid.opened.id) && h(RowDialog, { grid, key: grid.opened.id }));
}

function Sheet({ grid }) {
  const items = grid.virtual.getVirtualItems();
  const body = [];
  let end = 0;
  items.forEach(item => {
    if (item.start > end) {
      body.push(h(Gap, { key: `gap-${end}`, height: item.start - end, columns: grid.columns.length }));
    }
    body.push(h(Row, { grid, index: item.index, row: grid.view[item.index], key: grid.view[item.index].id }));
    end = item.end;
  });
  const rest = grid.virtual.getTotalSize() - end;
  if (rest > 0) {
    body.push(h(Gap, { key: 'rest', height: rest, columns: grid.columns.length }));
  }
  return h('div', { class: 'grid-scroll', onKeyDown: e => grid.key(e), onCopy: e => grid.copy(e), onPaste: e => grid.paste(e) },
    h('table', { role: 'grid', class: 'grid-table', 'aria-label': grid.label, 'aria-rowcount': grid.view.length + 1, 'aria-colcount': grid.columns.length, 'aria-readonly': grid.readonly ? 'true' : undefined },
      h('colgroup', null, grid.columns.map(c => h('col', { key: c.key, style: { width: `${c.width}px` } }))),
      h('thead', null, h('tr', { 'aria-rowindex': 1 }, grid.columns.map((c, i) => h(Head, { grid, column: c, index: i, key: c.key })))),
      h('tbody', null, body)));
}

function Gap({ height, columns }) {
  return h('tr', { 'aria-hidden': 'true', class: 'grid-gap', style: { height: `${height}px` } }, h('td', { colSpan: columns }));
}

function Head({ grid, column, index }) {
  const standing = grid.active.row < 0 && grid.active.col === index;
  const sorted = grid.sort?.key === column.key ? (grid.sort.down ? 'descending' : 'ascending') : undefined;
  return h('th', {
    scope: 'col', 'data-row': 'head', 'data-col': column.key, tabIndex: standing || (grid.view.length === 0 && index === 0) ? 0 : -1, 'aria-sort': sorted,
    class: `${column.stick ? 'grid-stick' : ''} ${column.order === false ? '' : 'grid-sortable'}`,
    onClick: () => grid.order(column), onFocus: () => standing || grid.go(-1, index, false),
  }, column.label, column.required && h('span', { class: 'grid-required', 'aria-hidden': 'true' }, ' *'), sorted && h('span', { 'aria-hidden': 'true', class: 'grid-arrow' }, grid.sort.down ? ' ↓' : ' ↑'));
}

function Row({ grid, index, row }) {
  const faults = grid.faults(row);
  return h('tr', { 'aria-rowindex': index + 2, 'data-index': index, class: row.muted ? 'grid-muted' : '', ref: el => el && grid.virtual.measureElement(el) },
    grid.columns.map((column, i) => h(Cell, { grid, index, row, column, at: i, fault: faults[column.key], key: column.key })));
}

function Cell({ grid, index, row, column, at, fault }) {
  const standing = grid.active.row === index && grid.active.col === at;
  const editing = grid.editing?.id === row.id && grid.editing.key === column.key;
  const may = grid.may(row, column);
  const faultId = fault ? `fault-${row.id}-${column.key}` : undefined;
  return h(column.stick ? 'th' : 'td', {
    role: column.stick ? 'rowheader' : 'gridcell', scope: column.stick ? 'row' : undefined, 'data-row': row.id, 'data-col': column.key,
    tabIndex: standing ? 0 : -1, 'aria-readonly': may ? undefined : 'true', 'aria-invalid': fault ? 'true' : undefined, 'aria-describedby': faultId,
    class: `grid-cell grid-kind-${column.kind}${column.stick ? ' grid-stick' : ''}${may ? ' grid-may' : ''}${fault ? ' grid-fault' : ''}${editing ? ' grid-editing' : ''}`,
    onFocus: e => e.target === e.currentTarget && !standing && grid.go(index, at, false),
    onMouseDown: () => grid.editing && !editing && grid.commit(),
    onClick: e => e.target.closest('a, button, input, select') || (standing && !editing && column.kind !== 'flag' && document.activeElement === e.currentTarget && e.detail === 1 && grid.clicked === e.currentTarget ? grid.begin() : (grid.clicked = e.currentTarget)),
    onDblClick: () => !editing && (grid.begin() || grid.open(row.id)),
  }, editing ? h(Editor, { grid, row, column }) : h(Content, { grid, row, column, may }),
  fault && h('span', { id: faultId, class: 'grid-fault-text' }, fault));
}

function Content({ grid, row, column, may }) {
  if (column.show) {
    return column.show(row, grid);
  }
  if (column.kind === 'flag') {
    return h('input', { type: 'checkbox', class: 'form-check-input', tabIndex: -1, checked: !!row[column.key], disabled: !may, 'aria-label': column.label, onChange: e => grid.set(row, column, e.target.checked) });
  }
  if (column.kind === 'yesno') {
    return h(YesNo, { grid, row, column, may });
  }
  return h('span', { class: 'grid-text', title: shown(column, row).length > 12 ? shown(column, row) : undefined }, shown(column, row));
}

export function YesNo({ grid, row, column, may, tab = -1 }) {
  if (!may) {
    return h('span', { class: row[column.key] === null ? 'text-secondary' : row[column.key] ? 'tag tag-good' : 'tag tag-bad' }, row[column.key] === null ? column.none(row) : column.options[row[column.key] ? 0 : 1].label);
  }
  return h('span', { class: 'yesno' }, column.options.map(o => h('button', {
    type: 'button', key: String(o.value), tabIndex: tab, class: `yesno-button ${o.value ? 'yesno-yes' : 'yesno-no'}`, 'aria-pressed': String(row[column.key] === o.value),
    onClick: () => {
      grid.active.row = grid.view.indexOf(row);
      grid.decide(row, column, row[column.key] === o.value ? null : o.value);
    },
  }, o.label)));
}

function Editor({ grid, row, column }) {
  const common = {
    class: 'grid-editor', 'aria-label': `${column.label}，${grid.title(row)}`, value: grid.editing.value,
    onInput: e => {
      grid.editing.value = e.target.value;
    },
    onKeyDown: e => grid.editKey(e),
    onBlur: () => grid.editing?.id === row.id && grid.editing.key === column.key && !grid.drawing && grid.commit(),
  };
  if (column.kind === 'choice') {
    return h('select', { ...common, onChange: e => {
      grid.editing.value = e.target.value;
    } }, !column.options.some(o => o.value === grid.editing.value) && h('option', { value: grid.editing.value }, grid.editing.value || ''), column.options.map(o => h('option', { value: o.value, key: o.value }, o.label)));
  }
  return h('input', { ...common, type: 'text', maxLength: column.max, autocomplete: 'off', inputMode: column.digits ? 'tel' : undefined });
}

function Cards({ grid }) {
  const items = grid.virtual.getVirtualItems();
  return h('div', { class: 'grid-scroll grid-cards' },
    h('ul', { class: 'card-list', 'aria-label': grid.label, style: { height: `${grid.virtual.getTotalSize()}px` } }, items.map(item => {
      const row = grid.view[item.index];
      const faults = Object.entries(grid.faults(row));
      return h('li', {
        key: row.id, class: `card-row${faults.length ? ' card-faulty' : ''}`, 'data-card': row.id, 'data-index': item.index, ref: el => el && grid.virtual.measureElement(el),
        style: { transform: `translateY(${item.start}px)` }, 'aria-setsize': grid.view.length, 'aria-posinset': item.index + 1,
      }, grid.card(row, grid), faults.map(([key, fault]) => h('p', { class: 'grid-fault-text', key }, fault)));
    })));
}

// A township's working list: typed, pasted or corrected in place; each change is kept and judged a moment later.
import { h } from 'preact';
import { send, upload } from '../send.js';
import { text } from '../texts.js';
import { AddressState } from './address.js';
import { Grid } from './grid.js';
import { cells, Model } from './model.js';

const AFTER = 800;
const AGAIN = [2000, 5000, 15000];
const HEADER_WITHIN = 5;
const FIRST = 12;
const WIDTHS = { name: 230, creditCode: 200, industry: 96, address: 280, aboveThreshold: 84, phone: 140 };
let fresh = 0;

export async function list(place, frame) {
  const url = `/desk/${encodeURIComponent(frame.item)}/list`;
  const loaded = await get(url);
  if (!loaded) {
    place.textContent = text('grid.notloaded');
    return;
  }
  new List(place, frame, url, loaded).judge();
}

async function get(url) {
  const response = await fetch(url, { headers: { Accept: 'application/json' }, redirect: 'manual' }).catch(() => null);
  return response?.ok ? response.json() : null;
}

class List {
  constructor(place, frame, url, loaded) {
    Object.assign(this, { frame, url, loaded, version: loaded.version, editable: loaded.editable });
    this.keys = loaded.columns.map(c => c.key);
    this.model = new Model(loaded.lines.map(line => this.row(line)));
    this.dirty = new Set();
    this.gone = new Set();
    this.messages = [];
    this.tries = 0;
    this.said = loaded.savedBy ? text('list.savedby', loaded.savedBy, loaded.savedAt) : '';
    this.store = `huimin.list.${frame.item}`;
    this.address = new AddressState(['q', 'only']);
    this.judged({ version: -1, shops: loaded.lines.length, faulty: 0, required: loaded.required, findings: [] });
    this.tail();
    this.model.onChange(step => this.changed(step));
    this.grid = new Grid(place, {
      label: text('list.label'), model: this.model, readonly: !this.editable, columns: this.columns(), faults: row => this.faults(row),
      title: row => row.name || text('list.unnamed'), bar: () => this.bar(), card: (row, grid) => this.card(row, grid), pasted: (given, at) => this.paste(given, at),
    });
    this.filterAgain();
    if (this.editable) {
      this.recover();
      document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.flush());
      window.addEventListener('beforeunload', event => this.waiting() && event.preventDefault());
      document.addEventListener('huimin:before-submit', event => event.detail.wait.push(this.flush().then(() => {
        event.detail.values.list = this.version;
        return this.waiting() ? text('grid.unsaved') : '';
      })));
    }
  }

  row(line) {
    return { id: `s${line.id}`, sid: line.id, carriedFrom: line.carriedFrom, licence: line.licence, ...Object.fromEntries(this.keys.map(k => [k, line.cells[k] ?? ''])) };
  }

  blankRow() {
    fresh += 1;
    return { id: `n${fresh}`, sid: 0, carriedFrom: null, licence: null, ...Object.fromEntries(this.keys.map(k => [k, ''])) };
  }

  blank(row) {
    return this.keys.every(k => !row[k]) && !row.licence;
  }

  /** There is always an empty line to type into. */
  tail() {
    const last = this.model.rows[this.model.rows.length - 1];
    if (this.editable && (!last || !this.blank(last))) {
      this.model.apply({ row: this.blankRow(), add: this.model.rows.length });
      return true;
    }
    return false;
  }

  columns() {
    return [
      { key: 'line', label: text('list.line'), kind: 'fixed', stick: true, width: 64, order: false, show: row => h('span', { class: 'figures' }, this.numbers.get(row.id) ?? '') },
      ...this.loaded.columns.map(c => ({
        key: c.key, label: c.title, kind: c.options.length ? 'choice' : 'text', width: WIDTHS[c.key] ?? 140, max: c.longest + 100, required: !c.optional, digits: c.key === 'phone',
        options: c.options.map(o => ({ value: o, label: o })), clean: c.key === 'creditCode' ? v => v.replace(/\s/g, '') : undefined,
      })),
      { key: 'marks', label: text('grid.marks'), kind: 'fixed', width: 190, order: false, plain: row => this.notes(row).map(f => f.message).join('；'), show: row => this.marks(row) },
    ];
  }

  // --- what is wrong, and what is only to be known

  judged(judgement) {
    this.judgement = judgement;
    this.found = new Map();
    judgement.findings.forEach(f => this.found.set(f.row, [...(this.found.get(f.row) ?? []), f]));
  }

  /** The rows stand there already: thousands of them take their time to judge. What was saved and judged meanwhile is later. */
  async judge() {
    const judgement = await get(`${this.url}/judgement`);
    if (!judgement) {
      this.tell([...this.messages, { sentence: text('list.notjudged') }]);
    } else if (judgement.version >= this.judgement.version) {
      this.judged(judgement);
      this.filterAgain();
    }
  }

  of(row) {
    return row.sid ? this.found.get(row.sid) ?? [] : [];
  }

  faults(row) {
    const faults = {};
    this.of(row).filter(f => f.weight === 'FAULT').forEach(f => {
      faults[f.field ?? 'name'] ??= f.message;
    });
    return faults;
  }

  notes(row) {
    return this.of(row).filter(f => f.weight !== 'FAULT');
  }

  marks(row) {
    const doubt = this.notes(row).some(f => f.weight === 'DOUBT');
    return h('span', { class: 'grid-tags' },
      row.carriedFrom && h('span', { class: 'tag', title: row.carriedFrom }, text('list.carried')),
      this.notes(row).map(f => h('span', { class: f.weight === 'DOUBT' ? 'list-doubt' : 'list-notice', key: f.rule + f.value, title: f.message }, f.message)),
      row.licence && h('a', { href: `/desk/attachments/${row.licence}`, class: 'grid-link', tabIndex: this.grid?.opened ? 0 : -1 }, text('grid.licence')),
      this.frame.remarks && this.remarkButton(row),
      doubt && this.editable && h('label', { class: 'btn btn-small list-photo' }, text(row.licence ? 'list.photoagain' : 'list.photo'),
        h('input', { type: 'file', tabIndex: this.grid?.opened ? 0 : -1, accept: '.jpg,.jpeg,.png,.pdf', class: 'visually-hidden', 'aria-label': text('list.photofor', row.name), onChange: e => this.photo(row, e.target) })));
  }

  /** For whoever confirms: what is to be changed in this line goes into the opinion below. */
  remarkButton(row) {
    return h('button', { type: 'button', class: 'btn btn-small', tabIndex: this.grid?.opened ? 0 : -1, onClick: () => {
      this.grid.opened = null;
      this.grid.draw();
      document.dispatchEvent(new CustomEvent('huimin:append', { detail: { field: 'opinion', line: text('list.remarked', this.numbers.get(row.id), row.name) } }));
    } }, text('list.remark'));
  }

  async photo(row, field) {
    const file = field.files[0];
    field.value = '';
    if (file) {
      this.state(text('uploading', file.name));
      const answer = await upload(this.frame.item, file, () => {});
      if (answer.ok) {
        this.model.edit([{ id: row.id, key: 'licence', value: answer.body.id }]);
      } else {
        this.tell([{ sentence: answer.body?.reasons?.[0]?.message ?? text('broken') }]);
        this.state('');
      }
    }
  }

  // --- what to show

  filterAgain() {
    const { q, only } = this.address.all();
    const words = q.trim().toLowerCase();
    this.grid.filter = row => (!words || this.keys.some(k => row[k].toLowerCase().includes(words)))
      && (only !== 'faulty' || Object.keys(this.faults(row)).length > 0) && (only !== 'doubt' || this.notes(row).length > 0);
    this.grid.refresh(true);
  }

  filter(values) {
    this.address.set(values);
    this.filterAgain();
  }

  bar() {
    const { q, only } = this.address.all();
    const j = this.judgement;
    const faults = j.findings.filter(f => f.weight === 'FAULT');
    const whole = j.findings.filter(f => f.row === 0 && f.weight !== 'FAULT');
    this.numbers = new Map(this.model.rows.map((row, i) => [row.id, i + 1]));
    const count = { faulty: j.faulty, doubt: new Set(j.findings.filter(f => f.weight !== 'FAULT' && f.row).map(f => f.row)).size };
    return h('div', { class: 'grid-bar' },
      this.messages.length > 0 && h('div', { class: 'alert alert-warning grid-messages', role: 'alert' },
        h('ul', null, this.messages.map((m, i) => h('li', { key: i }, m.sentence, m.mine && h('button', { type: 'button', class: 'btn btn-link btn-small', onClick: () => this.insist(m) }, text('grid.insist'))))),
        h('button', { type: 'button', class: 'btn btn-small', onClick: () => this.tell([]) }, text('dismiss'))),
      faults.length > 0 && h('details', { class: 'alert alert-danger list-faults', open: j.faulty <= FIRST },
        h('summary', null, text('list.faulty', j.shops, j.faulty)),
        h('ul', null, faults.slice(0, FIRST).map(f => h('li', { key: `${f.row}${f.field}${f.rule}` }, h('a', { href: '#grid', onClick: e => {
          e.preventDefault();
          this.show(f);
        } }, f.line ? text('list.at', f.line, f.message) : f.message)))),
        faults.length > FIRST && h('p', null, text('list.more', faults.length - FIRST))),
      h('div', { class: 'filters grid-filters' },
        h('p', { class: 'grid-search' }, h('label', { for: 'grid-q' }, text('list.search')), h('input', { id: 'grid-q', class: 'form-control', type: 'search', value: q, autocomplete: 'off', onInput: e => this.filter({ q: e.target.value }) })),
        h('div', { role: 'group', 'aria-label': text('grid.only'), class: 'grid-marks' }, ['faulty', 'doubt'].map(m => h('button', {
          type: 'button', class: 'btn btn-small', key: m, 'aria-pressed': String(only === m), onClick: () => this.filter({ only: only === m ? '' : m }) }, `${text(`list.only.${m}`)} ${count[m]}`)))),
      h('div', { class: 'grid-line' },
        h('p', { class: 'grid-sums figures', role: 'status' }, j.version < 0 ? text('list.judging') : text('list.sums', j.shops, j.required, j.shops - j.faulty), whole.length > 0 && ` ${whole.map(f => f.message).join('')}`),
        this.editable && h('div', { class: 'grid-tools' },
          h('button', { type: 'button', class: 'btn', onClick: () => this.addOne() }, text('list.add')),
          h('button', { type: 'button', class: 'btn', onClick: () => this.removeOne() }, text('list.remove')),
          h('button', { type: 'button', class: 'btn', disabled: !this.model.done.length, onClick: () => this.grid.undo() }, text('grid.undo')),
          h('button', { type: 'button', class: 'btn', disabled: !this.model.undone.length, onClick: () => this.grid.redo() }, text('grid.redo')))),
      this.editable && h('p', { class: `save-state${this.bad ? ' grid-bad' : ''}`, role: 'status', id: 'grid-state' }, this.said || (matchMedia('(hover: none)').matches ? '' : text('list.keys'))));
  }

  card(row, grid) {
    return [
      h('button', { type: 'button', class: 'card-open', onClick: () => grid.open(row.id) }, h('span', { class: 'grid-name' }, `${this.numbers.get(row.id)}. ${row.name || text('list.unnamed')}`), h('span', { class: 'grid-second figures' }, row.creditCode)),
      (row.address || row.industry) && h('p', { class: 'card-line' }, [row.industry, row.address, row.aboveThreshold === '是' ? text('grid.above') : ''].filter(Boolean).join(' · ')),
      h('div', { class: 'card-foot' }, this.marks(row)),
    ];
  }

  show(finding) {
    const row = this.model.rows.find(r => r.sid === finding.row);
    if (row && !this.grid.goTo(row.id, finding.field ?? 'name')) {
      this.filter({ q: '', only: '' });
      this.grid.goTo(row.id, finding.field ?? 'name');
    }
  }

  addOne() {
    if (this.address.get('q') || this.address.get('only')) {
      this.filter({ q: '', only: '' });
    }
    const last = this.model.rows[this.model.rows.length - 1];
    this.grid.goTo(last.id, 'name');
    this.grid.begin();
  }

  removeOne() {
    const row = this.grid.row();
    if (row && !this.blank(row)) {
      this.model.remove([row.id]);
      this.state(text('list.removed', row.name || text('list.unnamed')));
    }
  }

  // --- from a sheet

  /** Columns found by their titles, whatever their order; without titles, from the cell one stands on, as in a sheet. */
  paste(given, at) {
    const lines = cells(given).filter(line => line.some(c => c !== ''));
    const header = lines.slice(0, HEADER_WITHIN).findIndex(line => {
      const known = line.map(c => this.column(c));
      return known.includes('name') && known.filter(Boolean).length > 1;
    });
    if (header >= 0) {
      const keys = lines[header].map(c => this.column(c));
      this.append(lines.slice(header + 1).filter(line => !line.some(c => /^(合计|总计|小计)$/.test(c))).map(line => Object.fromEntries(keys.map((k, i) => [k, line[i] ?? '']).filter(([k]) => k))));
      return;
    }
    const from = Math.max(0, at.col - 1);
    if (lines.length > 1 && lines[0].length >= 3 && from === 0 && this.blank(this.grid.row() ?? this.model.rows[this.model.rows.length - 1])) {
      this.append(lines.map(line => Object.fromEntries(this.keys.map((k, i) => [k, line[i] ?? '']))));
      return;
    }
    this.fill(lines, from);
  }

  append(lines) {
    const rows = lines.map(values => ({ ...this.blankRow(), ...this.cleaned(values) }));
    const last = this.model.rows.length;
    this.model.add(rows, this.blank(this.model.rows[last - 1]) ? last - 1 : last);
    this.state(text('list.pasted', rows.length));
  }

  fill(lines, from) {
    const changes = [];
    const more = [];
    lines.forEach((line, i) => {
      const values = this.cleaned(Object.fromEntries(line.map((c, j) => [this.keys[from + j], c]).filter(([k]) => k)));
      const row = this.grid.view[this.grid.active.row + i];
      if (row) {
        changes.push(...Object.entries(values).map(([key, value]) => ({ row, key, before: row[key], after: value })));
      } else {
        more.push({ ...this.blankRow(), ...values });
      }
    });
    this.model.take([...changes, ...more.map((row, i) => ({ row, add: this.model.rows.length + i }))]);
  }

  cleaned(values) {
    return Object.fromEntries(Object.entries(values).map(([k, v]) => [k, k === 'creditCode' ? v.replace(/[\s'`]/g, '') : v.replace(/\s+/g, ' ')]));
  }

  column(title) {
    const plain = title.normalize('NFKC').replace(/\(.*?\)/g, '').replace(/[\s*"“”'‘’:]/g, '');
    return this.loaded.columns.find(c => (c.titles ?? [c.title]).includes(plain))?.key;
  }

  // --- keeping

  changed(step) {
    step.forEach(op => {
      if (op.remove !== undefined && op.row.sid) {
        this.gone.add(op.row.sid);
        op.row.sid = 0;
        this.dirty.delete(op.row);
      } else if (op.remove === undefined) {
        this.dirty.add(op.row);
      }
    });
    this.lookAfter();
    if (this.tail()) {
      this.grid?.refresh();
    }
    this.later();
  }

  /** A line emptied is a line taken out; one that was never kept is nothing. */
  lookAfter() {
    [...this.dirty].filter(row => this.blank(row) || !this.model.get(row.id)).forEach(row => {
      this.dirty.delete(row);
      if (row.sid) {
        this.gone.add(row.sid);
        row.sid = 0;
      }
    });
  }

  waiting() {
    return this.dirty.size + this.gone.size > 0;
  }

  later() {
    this.remember();
    if (this.waiting()) {
      this.state(text('grid.saving'));
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.flush(), AFTER);
    }
  }

  remember() {
    if (this.waiting()) {
      sessionStorage.setItem(this.store, JSON.stringify({ changed: [...this.dirty].map(r => ({ sid: r.sid, licence: r.licence, cells: this.cells(r) })), gone: [...this.gone] }));
    } else {
      sessionStorage.removeItem(this.store);
    }
  }

  /** What an earlier page of this tab could not hand over. */
  recover() {
    let left = null;
    try {
      left = JSON.parse(sessionStorage.getItem(this.store));
    } catch {
      // somebody else's rubbish
    }
    if (left) {
      const bySid = new Map(this.model.rows.filter(r => r.sid).map(r => [r.sid, r]));
      left.changed.filter(c => c.sid && bySid.has(c.sid)).forEach(c => this.model.edit(Object.entries(c.cells).map(([key, value]) => ({ id: bySid.get(c.sid).id, key, value }))));
      const added = left.changed.filter(c => !bySid.has(c.sid));
      if (added.length) {
        this.append(added.map(c => c.cells));
      }
      this.model.remove(left.gone.map(sid => bySid.get(sid)?.id).filter(Boolean));
      this.state(text('list.recovered'));
    }
  }

  cells(row) {
    return Object.fromEntries(this.keys.map(k => [k, row[k]]));
  }

  async flush() {
    clearTimeout(this.timer);
    while (this.running) {
      await this.running;
    }
    this.running = this.work().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  async work() {
    while (this.waiting()) {
      const rows = [...this.dirty];
      const gone = [...this.gone];
      const numbers = new Map(rows.map((row, i) => [row.sid || -1 - i, row]));
      const sent = new Map(rows.map(row => [row, JSON.stringify([this.cells(row), row.licence])]));
      const changes = [...numbers].map(([id, row]) => ({ id, after: id < 0 ? this.before(row, numbers) : null, cells: this.cells(row), licence: row.licence }));
      const answer = await send('POST', `${this.url}?judge=true`, { base: this.version, changes, removed: gone }).catch(() => null);
      if (answer?.status === 409 && answer.body?.clashes) {
        await this.crossed(answer.body, numbers);
      } else if (!answer?.ok) {
        this.failed(answer);
        return;
      } else {
        this.stored(answer.body, numbers, sent, gone);
      }
    }
  }

  /** Where a new line stands: after the line before it, which the server knows or is told of along with it. */
  before(row, numbers) {
    const at = this.model.rows.indexOf(row);
    if (at === this.model.rows.length - 1 || this.model.rows.slice(at + 1).every(r => !r.sid)) {
      return null;
    }
    const above = this.model.rows.slice(0, at).reverse().find(r => !this.blank(r));
    return above ? above.sid || [...numbers].find(([, r]) => r === above)?.[0] || 0 : 0;
  }

  stored(body, numbers, sent, gone) {
    this.tries = 0;
    this.version = body.version;
    Object.entries(body.ids ?? {}).forEach(([from, to]) => {
      const row = numbers.get(Number(from));
      if (row && this.model.get(row.id)) {
        row.sid = to;
      } else if (row) {
        this.gone.add(to); // taken out again meanwhile
      }
    });
    sent.forEach((words, row) => words === JSON.stringify([this.cells(row), row.licence]) && this.dirty.delete(row));
    gone.forEach(sid => this.gone.delete(sid));
    if (body.judgement) {
      this.judged(body.judgement);
    }
    this.remember();
    this.state(this.waiting() ? text('grid.saving') : text('grid.saved', body.savedAt));
  }

  /** Somebody was faster on some of the lines: theirs stands, one's own is kept beside the sentence. */
  async crossed(body, numbers) {
    this.version = body.version;
    const messages = body.clashes.map(clash => {
      const row = [...numbers.values()].find(r => r.sid === clash.id);
      const mine = row && this.cells(row);
      if (row) {
        this.dirty.delete(row);
        this.gone.delete(clash.id);
        if (clash.theirs) {
          this.model.put(row.id, clash.theirs);
        } else {
          this.model.apply({ row, remove: 0 });
        }
      }
      return { sentence: clash.message, id: row?.id, mine: clash.theirs && mine };
    });
    this.tell(messages);
    this.grid.refresh();
  }

  insist({ id, mine }) {
    this.messages = this.messages.filter(m => m.id !== id);
    this.model.edit(Object.entries(mine).map(([key, value]) => ({ id, key, value })));
    this.grid.draw();
  }

  failed(answer) {
    const out = answer?.status === 401 || answer?.status === 403;
    if (answer && answer.status < 500 && !out) {
      this.tell((answer.body?.reasons ?? [{ message: text('broken') }]).map(r => ({ sentence: r.message })));
      this.state(text('list.notsaved'), true);
      return;
    }
    this.state(text(out ? 'signedout' : 'grid.offline'), true);
    this.timer = setTimeout(() => this.flush(), AGAIN[Math.min(this.tries++, AGAIN.length - 1)]);
  }

  state(said, bad = false) {
    this.said = said;
    this.bad = bad;
    this.grid?.draw();
  }

  tell(messages) {
    this.messages = messages;
    this.grid.draw();
  }
}

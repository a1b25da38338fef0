// The shops a platform is to take on, and its answer: a merchant number per shop. The form below keeps and sends it.
import { h } from 'preact';
import { text } from '../texts.js';
import { AddressState } from './address.js';
import { Grid } from './grid.js';
import { Model } from './model.js';
import { block, tabbed, titles, toClipboard } from './sheets.js';

const NUMBER = /^(?!1[3-9]\d{9}$)[0-9A-Za-z_-]{4,64}$/;

export function onboarding(place, frame) {
  new Onboarding(place, frame);
}

class Onboarding {
  constructor(place, frame) {
    this.frame = frame;
    this.messages = [];
    this.said = '';
    const form = document.getElementById('task-form');
    this.open = form?.dataset.readonly === 'false';
    const given = lines((form && JSON.parse(form.dataset.values).numbers) || '');
    this.model = new Model(frame.stores.map(s => ({ ...s, number: given[s.id] ?? '' })));
    this.address = new AddressState(['q', 'only']);
    document.body.classList.add('grid-feeds');
    this.model.onChange(() => this.feed());
    this.grid = new Grid(place, {
      label: text('onboarding.label'), model: this.model, readonly: !this.open, columns: this.columns(), faults: row => this.faults(row),
      title: row => `${row.name}（${row.id}）`, bar: () => this.bar(), card: (row, grid) => this.card(row, grid), pasted: given => this.paste(given),
    });
    this.filterAgain();
  }

  columns() {
    const { units, industries } = this.frame;
    return [
      { key: 'name', label: text('grid.shop'), kind: 'fixed', stick: true, width: 260, show: row => h('span', null, h('span', { class: 'grid-name', title: row.name }, row.name), h('span', { class: 'grid-second figures' }, row.id)) },
      { key: 'unit', label: text('grid.unit'), kind: 'fixed', width: 130, sort: row => units[row.unit], show: row => h('span', null, units[row.unit], h('span', { class: 'grid-second' }, industries[row.industry] ?? row.industry)) },
      { key: 'address', label: text('grid.address'), kind: 'fixed', width: 330, show: row => h('span', null, h('span', { class: 'grid-text', title: row.address }, row.address), h('span', { class: 'grid-second figures' }, row.code)) },
      { key: 'number', label: text('onboarding.number'), kind: 'text', width: 260, max: 64, clean: v => v.replace(/\s/g, '') },
    ];
  }

  faults(row) {
    if (!row.number) {
      return {};
    }
    if (!NUMBER.test(row.number)) {
      return { number: text('onboarding.wrong') };
    }
    const other = this.model.rows.find(r => r !== row && r.number === row.number);
    return other ? { number: text('onboarding.taken', other.id) } : {};
  }

  /** The form's own field keeps and sends what the grid says. */
  feed() {
    const area = document.querySelector('#task-form textarea');
    if (area) {
      const value = this.model.rows.filter(r => r.number).map(r => `${r.id} ${r.number}`).join('\n');
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(area, value);
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }

  filterAgain() {
    const { q, only } = this.address.all();
    const words = q.trim().toLowerCase();
    this.grid.filter = row => (only !== 'missing' || !row.number) && (!words || [row.name, row.id, row.address, row.code, row.number].some(t => t.toLowerCase().includes(words)));
    this.grid.refresh(true);
  }

  filter(values) {
    this.address.set(values);
    this.filterAgain();
  }

  bar() {
    const { q, only } = this.address.all();
    const missing = this.model.rows.filter(r => !r.number).length;
    return h('div', { class: 'grid-bar' },
      this.messages.length > 0 && h('div', { class: 'alert alert-warning grid-messages', role: 'alert' }, h('ul', null, this.messages.map(m => h('li', { key: m }, m))),
        h('button', { type: 'button', class: 'btn btn-small', onClick: () => this.tell([]) }, text('dismiss'))),
      h('div', { class: 'filters grid-filters' },
        h('p', { class: 'grid-search' }, h('label', { for: 'grid-q' }, text('grid.search')), h('input', { id: 'grid-q', class: 'form-control', type: 'search', value: q, autocomplete: 'off', onInput: e => this.filter({ q: e.target.value }) })),
        h('div', { role: 'group', 'aria-label': text('grid.only'), class: 'grid-marks' }, h('button', { type: 'button', class: 'btn btn-small', 'aria-pressed': String(only === 'missing'), onClick: () => this.filter({ only: only === 'missing' ? '' : 'missing' }) }, `${text('onboarding.missing')} ${missing}`))),
      h('div', { class: 'grid-line' },
        h('p', { class: 'grid-sums figures', role: 'status' }, text('onboarding.sums', this.model.rows.length, this.model.rows.length - missing, missing)),
        h('div', { class: 'grid-tools' },
          h('button', { type: 'button', class: 'btn', onClick: () => this.copyOut() }, text('grid.copyout')),
          this.open && h('button', { type: 'button', class: 'btn', disabled: !this.model.done.length, onClick: () => this.grid.undo() }, text('grid.undo')))),
      h('p', { class: 'save-state', role: 'status', id: 'grid-state' }, this.said || (this.open ? text('onboarding.keys') : '')));
  }

  card(row, grid) {
    return [
      h('button', { type: 'button', class: 'card-open', onClick: () => grid.open(row.id, 'number') }, h('span', { class: 'grid-name' }, row.name), h('span', { class: 'grid-second figures' }, row.id)),
      h('p', { class: 'card-line' }, `${this.frame.units[row.unit]} · ${row.address}`),
      h('p', { class: 'card-line figures' }, row.number ? `${text('onboarding.number')} ${row.number}` : text('onboarding.missing')),
    ];
  }

  paste(given) {
    const sheet = block(given, this.frame.headings, ['id', 'number']);
    const rows = sheet ? sheet.rows : given.trim().split(/\r?\n/).map((line, i) => ({ number: i + 1, values: { id: line.split(/\s+/)[0], number: line.split(/\s+/)[1] ?? '' } }));
    if (!sheet && rows.length === 1 && !this.model.get(rows[0].values.id)) {
      this.grid.row() && this.grid.set(this.grid.row(), this.grid.columns[3], given.trim());
      return;
    }
    const unknown = rows.filter(r => !this.model.get(r.values.id)).map(r => text('onboarding.unknown', r.number, r.values.id));
    const renamed = rows.filter(r => this.model.get(r.values.id) && r.values.name && r.values.name !== this.model.get(r.values.id).name)
      .map(r => text('grid.renamed', r.number, r.values.id, this.model.get(r.values.id).name, r.values.name));
    const refused = new Set([...unknown, ...renamed].length ? rows.filter(r => !this.model.get(r.values.id) || (r.values.name && r.values.name !== this.model.get(r.values.id).name)) : []);
    const taken = rows.filter(r => !refused.has(r) && r.values.number);
    this.model.edit(taken.map(r => ({ id: r.values.id, key: 'number', value: r.values.number.replace(/[\s'`]/g, '') })));
    this.said = text('grid.taken', taken.length, refused.size);
    this.tell([...unknown, ...renamed].slice(0, 30));
  }

  async copyOut() {
    const done = await toClipboard(tabbed([titles(this.frame.headings),
      ...this.model.rows.map(r => [r.id, r.name, r.code, this.frame.industries[r.industry] ?? r.industry, this.frame.units[r.unit], r.address, r.number])]));
    this.said = text(done ? 'grid.copied' : 'grid.notcopied', this.model.rows.length);
    this.grid.draw();
  }

  tell(messages) {
    this.messages = messages;
    this.grid.draw();
  }
}

function lines(numbers) {
  return Object.fromEntries(numbers.split(/\r?\n/).map(line => line.trim().split(/[\s,，、:：]+/)).filter(parts => parts.length > 1).map(([id, number]) => [id, number]));
}

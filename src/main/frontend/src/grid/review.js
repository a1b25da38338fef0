// One delivery before a reviewing desk: a verdict and, for a no, a reason per shop; all agreed except these.
import { h } from 'preact';
import { send } from '../send.js';
import { text } from '../texts.js';
import { AddressState } from './address.js';
import { Grid, YesNo } from './grid.js';
import { Model } from './model.js';
import { Saver } from './saver.js';
import { block, tabbed, titles, toClipboard } from './sheets.js';

const NOTED = ['agreed', 'criteria', 'siteCheck', 'reason'];
const MARKS = {
  unjudged: row => row.judgeable && row.agreed === null,
  refused: row => row.agreed === false,
  site: row => row.siteCheck,
  above: row => row.above,
  doubtful: row => row.doubtful,
  duplicate: row => row.duplicateOf !== null || row.remark !== '',
};

export async function review(place, frame) {
  const url = `/desk/${encodeURIComponent(frame.item)}/verdicts`;
  const rows = await load(url);
  if (!rows) {
    place.textContent = text('grid.notloaded');
    return;
  }
  new Review(place, frame, url, rows);
}

async function load(url) {
  const rows = [];
  let after = null;
  do {
    const response = await fetch(after ? `${url}?after=${encodeURIComponent(after)}` : url, { headers: { Accept: 'application/json' }, redirect: 'manual' }).catch(() => null);
    if (!response?.ok) {
      return null;
    }
    const page = await response.json();
    rows.push(...page.rows);
    after = page.next;
  } while (after);
  rows.forEach(row => {
    row.muted = !row.judgeable && row.duplicateOf !== null;
    row.criteria.sort();
  });
  return rows;
}

class Review {
  constructor(place, frame, url, rows) {
    Object.assign(this, { frame, url });
    this.model = new Model(rows);
    this.messages = [];
    this.said = '';
    this.address = new AddressState(['q', 'unit', 'industry', 'only', 'order']);
    this.marks = new Set((this.address.get('only') || '').split(',').filter(m => MARKS[m]));
    if (frame.open) {
      this.saver = new Saver({
        item: frame.item, url,
        pack: ({ id, agreed, criteria, siteCheck, reason, revision }) => ({ id, agreed, criteria, siteCheck, reason, revision }),
        kept: answer => this.kept(answer.saved),
        lost: conflicts => this.lost(conflicts),
        refused: reasons => this.tell(reasons.map(r => ({ sentence: r.message }))),
        state: (said, bad) => this.state(said, bad),
      });
    }
    this.grid = new Grid(place, {
      label: text('grid.review.label'), model: this.model, readonly: !frame.open, columns: this.columns(), faults: row => this.faults(row),
      title: row => `${row.name}（${row.id}）`, bar: () => this.bar(), card: (row, grid) => this.card(row, grid), pasted: given => this.paste(given),
    });
    this.grid.ordered = () => this.filterAgain();
    const order = this.address.get('order');
    if (order) {
      this.grid.sort = { key: order.replace(/^-/, ''), down: order.startsWith('-') };
    }
    this.model.onChange(step => this.saver?.later([...new Set(step.map(op => op.row))]));
    this.restore();
    this.filterAgain();
    document.addEventListener('huimin:refused', event => this.point(event.detail));
  }

  restore() {
    const left = this.saver?.left() ?? {};
    this.model.edit(Object.entries(left).flatMap(([id, note]) => NOTED.map(key => ({ id, key, value: note[key] }))));
  }

  columns() {
    const { units, industries, criteria } = this.frame;
    const noted = row => row.judgeable;
    return [
      { key: 'name', label: text('grid.shop'), kind: 'fixed', stick: true, width: 210, show: row => h('span', null, h('span', { class: 'grid-name', title: row.name }, row.name), h('span', { class: 'grid-second figures' }, row.id)) },
      { key: 'unit', label: text('grid.unit'), kind: 'fixed', width: 120, sort: row => units[row.unit], plain: row => units[row.unit], show: row => h('span', null, units[row.unit], h('span', { class: 'grid-second' }, industries[row.industry] ?? row.industry)) },
      { key: 'address', label: text('grid.address'), kind: 'fixed', width: 236, show: row => h('span', null, h('span', { class: 'grid-text', title: row.address }, row.address), h('span', { class: 'grid-second figures' }, row.code)) },
      { key: 'tags', label: text('grid.marks'), kind: 'fixed', width: 128, sort: row => (row.doubtful ? 0 : row.above ? 1 : 2), plain: row => this.tags(row).map(t => t.label).join('、'), show: row => this.showTags(row) },
      { key: 'agreed', label: text('grid.verdict'), kind: 'yesno', width: 152, edit: noted, then: 'reason', sort: row => (row.agreed === null ? 0 : row.agreed ? 2 : 1),
        none: row => (row.judgeable ? text('grid.unjudged') : text('grid.notjudged')),
        plain: row => (row.agreed === null ? text('grid.unjudged') : text(row.agreed ? 'grid.agree' : 'grid.refuse')),
        options: [{ value: true, label: text('grid.agree') }, { value: false, label: text('grid.refuse') }] },
      { key: 'reason', label: text('grid.reason'), kind: 'text', width: 236, max: 600, long: true, edit: noted },
      { key: 'criteria', label: text('grid.criteria'), kind: 'many', width: 116, edit: noted, options: criteria.map(c => ({ value: c, label: c })) },
      { key: 'siteCheck', label: text('grid.site'), kind: 'flag', width: 104, edit: noted, sort: row => (row.siteCheck ? 0 : 1) },
    ];
  }

  tags(row) {
    return [row.above && { label: text('grid.above'), tone: '' }, row.doubtful && { label: text('grid.doubtful'), tone: 'tag-warn' },
      row.duplicateOf && { label: text('grid.duplicateof', row.duplicateOf), tone: 'tag-warn' },
      !row.duplicateOf && row.remark && { label: text('grid.alsonamed'), tone: '' }].filter(Boolean);
  }

  showTags(row) {
    return h('span', { class: 'grid-tags', title: row.remark || undefined }, this.tags(row).map(t => h('span', { class: `tag ${t.tone}`, key: t.label }, t.label)),
      row.licence && h('a', { href: `/desk/attachments/${row.licence}`, class: 'grid-link', tabIndex: -1 }, text('grid.licence')));
  }

  faults(row) {
    return row.agreed === false && !row.reason && row.judgeable ? { reason: text('grid.reasonneeded') } : {};
  }

  // --- what to show

  filterAgain() {
    const { q = '', unit = '', industry = '' } = this.address.all();
    const words = q.trim().toLowerCase();
    this.grid.filter = row => (!unit || row.unit === unit) && (!industry || row.industry === industry)
      && [...this.marks].every(m => MARKS[m](row))
      && (!words || [row.name, row.id, row.address, row.code].some(t => t.toLowerCase().includes(words)));
    this.address.set({ only: [...this.marks].join(','), order: this.grid.sort ? (this.grid.sort.down ? '-' : '') + this.grid.sort.key : '' });
    this.grid.refresh(true);
  }

  filter(values) {
    this.address.set(values);
    this.filterAgain();
  }

  mark(mark) {
    this.marks.has(mark) ? this.marks.delete(mark) : this.marks.add(mark);
    this.filterAgain();
  }

  sums() {
    const rows = this.model.rows.filter(r => r.judgeable || r.agreed !== null);
    const agreed = rows.filter(r => r.agreed === true).length;
    const refused = rows.filter(r => r.agreed === false).length;
    return { all: rows.length, agreed, refused, open: rows.length - agreed - refused, site: rows.filter(r => r.siteCheck).length,
      rest: rows.filter(r => r.agreed === null && !r.siteCheck).length };
  }

  bar() {
    const sums = this.sums();
    const { q = '', unit = '', industry = '' } = this.address.all();
    const used = key => [...new Set(this.model.rows.map(r => r[key]))];
    const choice = (key, label, names, value) => h('p', null, h('label', { for: `grid-${key}` }, label),
      h('select', { id: `grid-${key}`, class: 'form-select', value, onChange: e => this.filter({ [key]: e.target.value }) },
        h('option', { value: '' }, text('grid.all')), used(key).map(v => h('option', { value: v, key: v, selected: v === value }, names[v] ?? v))));
    return h('div', { class: 'grid-bar' },
      h('div', { class: 'filters grid-filters' },
        h('p', { class: 'grid-search' }, h('label', { for: 'grid-q' }, text('grid.search')), h('input', { id: 'grid-q', class: 'form-control', type: 'search', value: q, autocomplete: 'off', onInput: e => this.filter({ q: e.target.value }) })),
        choice('unit', text('grid.unit'), this.frame.units, unit), choice('industry', text('grid.industry'), this.frame.industries, industry),
        h('div', { role: 'group', 'aria-label': text('grid.only'), class: 'grid-marks' }, Object.keys(MARKS).map(m => h('button', {
          type: 'button', class: 'btn btn-small', key: m, 'aria-pressed': String(this.marks.has(m)), onClick: () => this.mark(m) }, `${text(`grid.${m}`)} ${this.model.rows.filter(MARKS[m]).length}`)))),
      this.messages.length > 0 && h('div', { class: 'alert alert-warning grid-messages', role: 'alert' },
        h('ul', null, this.messages.map((m, i) => h('li', { key: i }, m.sentence, m.mine && h('button', { type: 'button', class: 'btn btn-link btn-small', onClick: () => this.insist(m) }, text('grid.insist'))))),
        h('button', { type: 'button', class: 'btn btn-small', onClick: () => this.tell([]) }, text('dismiss'))),
      h('div', { class: 'grid-line' },
        h('p', { class: 'grid-sums figures', role: 'status' }, text('grid.review.sums', sums.all, sums.agreed, sums.refused, sums.open, sums.site),
          this.grid && this.grid.view.length !== this.model.rows.length && h('span', { class: 'text-secondary' }, ` ${text('grid.showing', this.grid.view.length)}`)),
        this.frame.open && h('div', { class: 'grid-tools' },
          h('button', { type: 'button', class: 'btn btn-primary', id: 'agree-rest', disabled: sums.rest === 0, onClick: () => this.agreeRest() }, text('grid.rest', sums.rest)),
          h('button', { type: 'button', class: 'btn', onClick: () => this.copyOut() }, text('grid.copyout')),
          h('button', { type: 'button', class: 'btn', disabled: !this.model.done.length, onClick: () => this.grid.undo() }, text('grid.undo')),
          h('button', { type: 'button', class: 'btn', disabled: !this.model.undone.length, onClick: () => this.grid.redo() }, text('grid.redo')))),
      this.frame.open && h('p', { class: `save-state${this.bad ? ' grid-bad' : ''}`, role: 'status', id: 'grid-state' }, this.said || (matchMedia('(hover: none)').matches ? '' : text('grid.keys'))));
  }

  card(row, grid) {
    const column = grid.columns.find(c => c.key === 'agreed');
    return [
      h('button', { type: 'button', class: 'card-open', onClick: () => grid.open(row.id) }, h('span', { class: 'grid-name' }, row.name), h('span', { class: 'grid-second figures' }, row.id)),
      h('p', { class: 'card-line' }, `${this.frame.units[row.unit]} · ${this.frame.industries[row.industry] ?? row.industry} · ${row.address}`),
      h('div', { class: 'card-foot' }, h(YesNo, { grid, row, column, may: grid.may(row, column), tab: 0 }), this.showTags(row), row.siteCheck && h('span', { class: 'tag tag-warn' }, text('grid.site'))),
      row.reason && h('p', { class: 'card-line' }, row.reason),
    ];
  }

  // --- the same as a sheet

  async copyOut() {
    const yes = flag => (flag ? '是' : '');
    const lines = this.grid.view.map(r => [r.id, r.name, r.code, this.frame.industries[r.industry] ?? r.industry, this.frame.units[r.unit], r.address,
      this.tags(r).map(t => t.label).join('、'), r.agreed === null ? '' : (r.agreed ? this.frame.yes : this.frame.no)[0], r.reason, r.criteria.join('、'), yes(r.siteCheck)]);
    const done = await toClipboard(tabbed([titles(this.frame.headings), ...lines]));
    this.state(text(done ? 'grid.copied' : 'grid.notcopied', lines.length));
  }

  /** A filled-in sheet comes back: found by the shop's number; what belongs elsewhere or was renamed is said line by line. */
  paste(given) {
    const sheet = block(given, this.frame.headings, ['id', 'agreed']);
    if (!sheet) {
      const column = this.grid.column();
      if (this.grid.row() && column.kind === 'text' && this.grid.may(this.grid.row(), column) && !given.trim().includes('\n')) {
        this.grid.set(this.grid.row(), column, given.trim().slice(0, column.max));
      } else {
        this.tell([{ sentence: text('grid.noheading') }]);
      }
      return;
    }
    const sentences = [];
    const changes = [];
    let taken = 0;
    sheet.rows.forEach(({ number, values }) => {
      const problem = this.problem(number, values);
      if (problem) {
        sentences.push({ sentence: problem });
      } else {
        taken++;
        changes.push(...this.cellsOf(values));
      }
    });
    this.model.edit(changes);
    this.tell(sentences.slice(0, 30));
    this.state(text('grid.taken', taken, sentences.length));
  }

  problem(number, values) {
    const row = this.model.get(values.id);
    const verdict = values.agreed.toUpperCase();
    const unknown = (values.criteria ?? '').split(/[、,，]/).map(c => c.trim()).find(c => c && !this.frame.criteria.includes(c));
    return !row ? text('grid.foreign', number, values.id) : !row.judgeable ? text('grid.notforjudging', number, values.id)
      : values.name && unquoted(values.name) !== row.name ? text('grid.renamed', number, values.id, row.name, values.name)
        : verdict && !this.frame.yes.includes(verdict) && !this.frame.no.includes(verdict) ? text('grid.badverdict', number, values.agreed)
          : unknown ? text('grid.badcriterion', number, unknown, this.frame.criteria.join('、'))
            : (values.reason ?? '').length > 600 ? text('grid.longreason', number, values.reason.length) : '';
  }

  /** An empty verdict leaves the shop as it is. */
  cellsOf(values) {
    const verdict = values.agreed.toUpperCase();
    const cell = (key, value) => ({ id: values.id, key, value });
    return [verdict && cell('agreed', this.frame.yes.includes(verdict)), values.reason !== undefined && (verdict || values.reason) && cell('reason', unquoted(values.reason)),
      values.criteria !== undefined && (verdict || values.criteria) && cell('criteria', values.criteria.split(/[、,，]/).map(c => c.trim()).filter(Boolean).sort()),
      values.siteCheck !== undefined && (verdict || values.siteCheck) && cell('siteCheck', this.frame.yes.includes(values.siteCheck.toUpperCase()))].filter(Boolean);
  }

  // --- what was kept

  state(said, bad = false) {
    this.said = said;
    this.bad = bad;
    this.grid?.draw();
  }

  kept(saved) {
    saved.forEach(note => this.model.put(note.id, { revision: note.revision }));
  }

  lost(conflicts) {
    if (conflicts.length) {
      this.tell(conflicts.map(({ theirs, sentence }) => {
        const row = this.model.get(theirs.id);
        const mine = Object.fromEntries(NOTED.map(key => [key, row[key]]));
        this.saver.waiting.delete(theirs.id);
        this.model.put(theirs.id, { ...theirs, criteria: [...theirs.criteria].sort() });
        return { sentence, id: theirs.id, mine };
      }));
      this.grid.refresh();
    }
  }

  /** Puts one's own words in place of a colleague's after having read theirs. */
  insist({ id, mine }) {
    this.messages = this.messages.filter(m => m.id !== id);
    this.model.edit(Object.entries(mine).map(([key, value]) => ({ id, key, value })));
    this.grid.draw();
  }

  tell(messages) {
    this.messages = messages;
    this.grid.draw();
  }

  async agreeRest() {
    await this.saver.flush();
    const answer = await send('POST', `${this.url}/rest`, {}).catch(() => null);
    if (!answer?.ok) {
      this.tell([{ sentence: answer?.body?.reasons?.[0]?.message ?? text(answer?.status === 401 ? 'signedout' : 'unreachable') }]);
      return;
    }
    const step = answer.body.saved.map(note => ({ row: this.model.get(note.id), key: 'agreed', before: null, after: true }));
    this.kept(answer.body.saved);
    step.forEach(op => this.model.apply(op));
    this.model.done.push(step);
    this.model.undone = [];
    this.grid.refresh();
    this.state(text('grid.restdone', step.length, answer.body.at));
  }

  /** The answer was refused: show the rows it was refused for. */
  point(reasons) {
    if (reasons.some(r => r.rule === 'merchant.not-judged')) {
      this.marks = new Set(['unjudged']);
      this.filterAgain();
    } else {
      const id = reasons.map(r => r.field.split('·')[0]).find(f => this.model.get(f));
      if (id) {
        this.grid.goTo(id, 'reason');
      }
    }
  }
}

/** Without the apostrophe that kept a sheet from taking the text for a formula. */
function unquoted(value) {
  return value.replace(/^'(?=[=+\-@＝＋－＠])/, '');
}

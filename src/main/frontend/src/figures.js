// The figures of a plan as a table one types into: amounts, phases and the budget add up while somebody types. Sums are
// whole fen; the server judges them again.
import { Description, Errors, Label } from '@bpmn-io/form-js-viewer';
import { createElement as h, Fragment } from 'preact';
import { text } from './texts.js';

export function FiguresField({ field, domId, value, errors = [], disabled, readonly, onChange }) {
  const { description, label, validate = {} } = field;
  const table = JSON.parse(document.getElementById('figures-of').dataset.table);
  const figures = read(value || '');
  const fixed = disabled || readonly;
  const change = (name, typed) => onChange({ value: write(new Map(figures).set(name, typed.trim() || '0')) });

  const input = (name, spoken, wide) => h('input', {
    class: `fjs-input figure-input${wide ? ' figure-money' : ''}`, inputMode: wide ? 'decimal' : 'numeric', value: figures.get(name) ?? '', 'aria-label': spoken,
    'aria-invalid': fen(figures.get(name)) === null, disabled: fixed, autoComplete: 'off',
    onFocus: e => e.target.select(), onInput: e => change(name, e.target.value),
  });
  const worth = (type, platform, phase) => times(fen(type.face), fen(figures.get(`quantity ${platform.code} ${type.code} ${phase.number}`)));
  const sum = list => list.reduce((a, b) => (a === null || b === null ? null : a + b), 0);
  const ofPhase = (phase, platforms = table.platforms) => sum(platforms.flatMap(p => table.types.map(t => worth(t, p, phase))));
  const ofPlatform = platform => sum(table.phases.map(phase => ofPhase(phase, [platform])));
  const several = table.platforms.length > 1;

  const rows = platform => table.types.map((type, i) => h('tr', { class: i > 0 && table.types[i - 1].industry !== type.industry ? 'figure-group' : '' },
    h('th', { scope: 'row' }, type.name),
    table.phases.map(phase => h(Fragment, null,
      h('td', { class: 'number' }, input(`quantity ${platform.code} ${type.code} ${phase.number}`, text('figure.quantityof', platform.name, type.name, phase.name))),
      h('td', { class: 'number' }, yuan(worth(type, platform, phase))))),
    h('td', { class: 'number' }, yuan(sum(table.phases.map(phase => worth(type, platform, phase)))))));

  const head = h('thead', null,
    h('tr', null, h('th', { scope: 'col', rowSpan: 2 }, text('figure.type')),
      table.phases.map(p => h('th', { scope: 'colgroup', colSpan: 2, class: 'number' }, p.name)), h('th', { scope: 'col', rowSpan: 2, class: 'number' }, text('figure.sum'))),
    h('tr', null, table.phases.map(() => h(Fragment, null, h('th', { scope: 'col', class: 'number' }, text('figure.quantity')), h('th', { scope: 'col', class: 'number' }, text('figure.amount'))))));

  const compare = (name, spoken, added) => h('tr', { key: name },
    h('th', { scope: 'row' }, spoken), h('td', { class: 'number' }, input(name, spoken, true)), h('td', { class: 'number' }, yuan(added)),
    h('td', null, apart(fen(figures.get(name)), added)));

  return h('div', { class: `fjs-form-field figures${errors.length ? ' fjs-has-errors' : ''}`, id: domId, tabIndex: -1 },
    h(Label, { label, required: validate.required }),
    h(Description, { id: `${domId}-description`, description }),
    table.platforms.map(platform => h('div', { class: 'table-frame', tabIndex: 0, role: 'region', 'aria-label': `${label} ${platform.name}` },
      h('table', { class: 'table figure-table' }, several && h('caption', null, platform.name), head, h('tbody', null, rows(platform)),
        h('tfoot', null, h('tr', null, h('th', { scope: 'row' }, text('figure.sum')),
          table.phases.map(phase => h(Fragment, null, h('td'), h('td', { class: 'number' }, yuan(ofPhase(phase, [platform]))))),
          h('td', { class: 'number' }, yuan(ofPlatform(platform)))))))),
    h('div', { class: 'table-frame', tabIndex: 0, role: 'region', 'aria-label': text('figure.money') }, h('table', { class: 'table figure-table figure-sums' },
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, text('figure.money')), h('th', { scope: 'col', class: 'number' }, text('figure.stated')),
        h('th', { scope: 'col', class: 'number' }, text('figure.added')), h('th', { scope: 'col' }, text('figure.compared')))),
      h('tbody', { 'aria-live': 'polite' },
        table.phases.map(phase => compare(`phase ${phase.number}`, text('figure.phase', phase.name), ofPhase(phase))),
        table.platforms.map(p => compare(`pool ${p.code}`, text('figure.pool', p.name), ofPlatform(p))),
        compare('budget', text('figure.budget'), sum(table.phases.map(phase => ofPhase(phase))))))),
    h(Errors, { id: `${domId}-error-message`, errors }));
}
FiguresField.config = {
  type: 'figures', keyed: true, label: 'Figures', group: 'basic-input', emptyValue: '',
  sanitizeValue: ({ value }) => (typeof value === 'string' ? value : ''), create: (options = {}) => ({ ...options }),
};

function read(written) {
  return new Map(written.split('\n').filter(line => line.includes(' ')).map(line => [line.slice(0, line.lastIndexOf(' ')), line.slice(line.lastIndexOf(' ') + 1)]));
}

function write(figures) {
  return [...figures].map(([name, figure]) => `${name} ${figure.replaceAll(/[\s,，]/g, '')}`).join('\n');
}

/** Whole fen of an amount, or hundredths of a count; null for what is neither. */
function fen(written) {
  const found = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(written ?? '');
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null;
}

function times(a, b) {
  return a === null || b === null ? null : Math.round(a * b / 100);
}

function yuan(amount) {
  return amount === null ? '—' : (amount / 100).toLocaleString('zh-CN', { minimumFractionDigits: amount % 100 ? 2 : 0, maximumFractionDigits: 2 });
}

function apart(stated, added) {
  if (stated === null || added === null) {
    return h('span', { class: 'figure-wrong' }, text('figure.unreadable'));
  }
  return stated === added ? h('span', { class: 'figure-right' }, text('figure.same'))
    : h('span', { class: 'figure-wrong' }, text(added > stated ? 'figure.more' : 'figure.less', yuan(Math.abs(added - stated))));
}

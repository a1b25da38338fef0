// One row with all its fields, for a phone and for whoever prefers a form; what is changed here is changed in the grid.
import { h } from 'preact';
import { shown, YesNo } from './grid.js';
import { text } from '../texts.js';

export function RowDialog({ grid }) {
  const row = grid.model.get(grid.opened.id);
  const at = grid.view.findIndex(r => r.id === row.id);
  const faults = grid.faults(row);
  const step = by => {
    blur();
    grid.opened = { id: grid.view[at + by].id };
    grid.draw();
  };
  return h('dialog', {
    class: 'row-dialog', 'aria-labelledby': 'row-title',
    ref: el => {
      if (el && !el.open) {
        el.showModal();
        const wanted = grid.opened.key && el.querySelector(`[data-field="${grid.opened.key}"]`);
        (wanted ?? el.querySelector('h2')).focus();
      }
    },
    onCancel: e => {
      e.preventDefault();
      blur();
      grid.close();
    },
  },
  h('h2', { id: 'row-title', tabIndex: -1 }, grid.title(row)),
  h('dl', { class: 'row-facts' }, grid.columns.filter(c => !c.stick && c.kind === 'fixed').map(c => h('div', { key: c.key }, h('dt', null, c.label), h('dd', null, c.show ? c.show(row, grid) : shown(c, row))))),
  grid.columns.filter(c => c.kind !== 'fixed').map(c => h(Field, { grid, row, column: c, fault: faults[c.key], key: c.key })),
  h('p', { class: 'row-actions-line' },
    h('button', { type: 'button', class: 'btn', disabled: at <= 0, onClick: () => step(-1) }, text('grid.previous')),
    h('button', { type: 'button', class: 'btn', disabled: at < 0 || at >= grid.view.length - 1, onClick: () => step(1) }, text('grid.next')),
    h('button', { type: 'button', class: 'btn btn-primary', onClick: () => {
      blur();
      grid.close();
    } }, text('grid.done'))));
}

/** A field that has the focus hands over what was typed before the row goes away. */
function blur() {
  document.activeElement?.blur?.();
}

function Field({ grid, row, column, fault }) {
  const id = `row-${column.key}`;
  const may = grid.may(row, column);
  const said = { 'aria-invalid': fault ? 'true' : undefined, 'aria-describedby': fault ? `${id}-fault` : undefined };
  const problem = fault && h('p', { id: `${id}-fault`, class: 'grid-fault-text' }, fault);
  if (column.kind === 'yesno') {
    return h('div', { class: 'row-field', role: 'group', 'aria-label': column.label }, h('span', { class: 'row-label' }, column.label), h(YesNo, { grid, row, column, may, tab: 0 }), problem);
  }
  if (column.kind === 'flag') {
    return h('p', { class: 'row-field' }, h('label', null, h('input', { type: 'checkbox', class: 'form-check-input', 'data-field': column.key, checked: !!row[column.key], disabled: !may, onChange: e => grid.set(row, column, e.target.checked), ...said }), ' ', column.label), problem);
  }
  if (column.kind === 'many') {
    const chosen = row[column.key] ?? [];
    return h('fieldset', { class: 'row-field' }, h('legend', { class: 'row-label' }, column.label), column.options.map((o, i) => h('label', { class: 'row-many', key: o.value },
      h('input', { type: 'checkbox', class: 'form-check-input', 'data-field': i === 0 ? column.key : undefined, checked: chosen.includes(o.value), disabled: !may, onChange: e => grid.set(row, column, e.target.checked ? [...chosen, o.value] : chosen.filter(v => v !== o.value)) }), ' ', o.label)), problem);
  }
  const typing = grid.typing?.id === row.id && grid.typing.key === column.key; // what is being typed outlives whatever is drawn meanwhile
  const field = { id, 'data-field': column.key, class: column.kind === 'choice' ? 'form-select' : 'form-control', value: typing ? grid.typing.value : row[column.key] ?? '', disabled: !may, maxLength: column.max,
    onInput: e => {
      grid.typing = { id: row.id, key: column.key, value: e.target.value };
    },
    onChange: e => {
      const value = e.target.value.trim();
      grid.typing = null;
      grid.set(row, column, column.clean ? column.clean(value) : value);
    }, ...said };
  return h('p', { class: 'row-field' }, h('label', { htmlFor: id, class: 'row-label' }, column.label),
    column.kind === 'choice' ? h('select', field, h('option', { value: '' }, ''), column.options.map(o => h('option', { value: o.value, key: o.value }, o.label)))
      : column.long ? h('textarea', { ...field, rows: 3 }) : h('input', { ...field, type: 'text', autocomplete: 'off' }), problem);
}

// Parts of our own in place of the kit's: a date as browsers offer it, a number that does not become another one, files that are uploaded as they are chosen, and a chapter that can be folded.
import { Datetime, Description, Errors, FilePicker, Group, Label, Numberfield } from '@bpmn-io/form-js-viewer';
import { createElement as h } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { upload } from './send.js';
import { FiguresField } from './figures.js';
import { text } from './texts.js';

const FieldsModule = { __init__: ['ourFields'], ourFields: ['type', OurFields] };
export default FieldsModule;

let item = '';
export function uploadFor(id) {
  item = id;
}

function OurFields(formFields) {
  formFields.register('datetime', DateField);
  formFields.register('number', NumberField);
  formFields.register('filepicker', FilesField);
  formFields.register('figures', FiguresField);
  formFields.register('group', Chapter);
}
OurFields.$inject = ['formFields'];

const frame = (type, errors, disabled) =>
  `fjs-form-field fjs-form-field-${type}${errors.length ? ' fjs-has-errors' : ''}${disabled ? ' fjs-disabled' : ''}`;

function DateField({ field, domId, value, errors = [], disabled, readonly, onChange, onBlur, onFocus }) {
  const { description, dateLabel, label, validate = {} } = field;
  return h('div', { class: frame('datetime', errors, disabled) },
    h(Label, { htmlFor: domId, label: label || dateLabel, required: validate.required }),
    h('input', {
      type: 'date', class: 'fjs-input our-date', id: domId, value: value || '', disabled, readOnly: readonly, min: '2000-01-01', max: '2099-12-31',
      required: validate.required, 'aria-invalid': errors.length > 0, 'aria-describedby': `${domId}-description ${domId}-error-message`,
      onInput: e => onChange({ value: e.target.value || null }), onBlur: () => onBlur?.(), onFocus: () => onFocus?.(),
    }),
    h(Description, { id: `${domId}-description`, description }),
    h(Errors, { id: `${domId}-error-message`, errors }));
}
DateField.config = { ...Datetime.config, sanitizeValue: ({ value }) => (isDate(value) ? value : null) };

function isDate(value) {
  return /^20\d\d-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);
}

/** What is typed stays, but for the commas and blanks of sheets and the wide figures of input methods. */
function NumberField({ field, domId, value, errors = [], disabled, readonly, onChange, onBlur, onFocus }) {
  const { description, label, appearance = {}, validate = {} } = field;
  return h('div', { class: frame('number', errors, disabled) },
    h(Label, { htmlFor: domId, label, required: validate.required }),
    h('div', { class: 'fjs-input-group' },
      h('input', {
        type: 'text', inputMode: 'decimal', autoComplete: 'off', class: 'fjs-input', id: domId, value: value ?? '', disabled, readOnly: readonly,
        required: validate.required, 'aria-invalid': errors.length > 0, 'aria-describedby': `${domId}-description ${domId}-error-message`,
        onInput: e => onChange({ value: written(e.target.value) }), onBlur: () => onBlur?.(), onFocus: () => onFocus?.(),
      }),
      appearance.suffixAdorner && h('span', { class: 'fjs-input-adornment border-left border-radius-right' },
        h('span', { class: 'fjs-input-adornment-text' }, appearance.suffixAdorner))),
    h(Description, { id: `${domId}-description`, description }),
    h(Errors, { id: `${domId}-error-message`, errors }));
}
NumberField.config = { ...Numberfield.config, sanitizeValue: ({ value }) => (['number', 'string'].includes(typeof value) ? written(String(value)) : null) };

function written(number) {
  return number.normalize('NFKC').replaceAll(/[\s,]/g, '') || null;
}

/** Fields that belong together, under a heading that folds them away. */
function Chapter(props) {
  return h('details', { class: 'chapter', id: props.field.id, open: true },
    h('summary', { class: 'chapter-title' }, props.field.label), h(Group, { ...props, field: { ...props.field, label: '' } }));
}
Chapter.config = Group.config;

const names = new Map(); // attachment id → what the person chose

/** What a draft's files are called, by their ids. */
export function knowFiles(known) {
  Object.entries(known).forEach(([id, name]) => names.set(id, { name }));
}

export function fileName(id) {
  return names.get(id)?.name ?? text('file');
}

function FilesField({ field, domId, value, errors = [], disabled, readonly, onChange }) {
  const { description, label, multiple, accept, validate = {} } = field;
  const [running, setRunning] = useState([]);
  const ids = Array.isArray(value) ? value : [];
  const current = useRef(ids);
  current.current = ids;

  const change = next => {
    current.current = next;
    onChange({ value: next.length ? next : null });
  };

  async function take(files) {
    for (const file of files) {
      const line = { name: file.name, part: 0, error: '' };
      const show = () => setRunning(lines => [...lines.filter(l => l !== line), line].slice());
      show();
      const answer = await upload(item, file, part => {
        line.part = part;
        show();
      });
      if (answer.ok) {
        names.set(answer.body.id, { name: answer.body.name, size: answer.body.size });
        setRunning(lines => lines.filter(l => l !== line));
        change(multiple === true ? [...current.current, answer.body.id] : [answer.body.id]);
      } else {
        line.error = answer.body?.reasons?.[0]?.message
          ?? text(answer.status === 401 || answer.status === 403 ? 'signedout' : answer.status === 413 ? 'toolarge' : 'broken');
        show();
      }
    }
  }

  return h('div', { class: frame('filepicker', errors, disabled) },
    h(Label, { htmlFor: domId, label, required: validate.required }),
    h(Description, { id: `${domId}-description`, description: [accept && text('accept', accept.replaceAll(',', ' ')), description].filter(Boolean).join(' ') }),
    !(disabled || readonly) && h('input', {
      type: 'file', class: 'our-files', id: domId, multiple: multiple === true, accept,
      'aria-invalid': errors.length > 0, 'aria-describedby': `${domId}-description ${domId}-error-message`,
      onChange: e => {
        const files = [...e.target.files];
        e.target.value = '';
        take(files);
      },
    }),
    h('ul', { class: 'our-file-list' },
      ids.map(id => h('li', { key: id },
        h('a', { href: `/desk/attachments/${id}` }, names.get(id)?.name ?? text('file')),
        names.get(id)?.size !== undefined && h('span', { class: 'hint' }, ` ${size(names.get(id).size)}`),
        !(disabled || readonly) && h('button', { type: 'button', class: 'btn btn-link btn-small', onClick: () => change(ids.filter(i => i !== id)) }, text('remove')))),
      running.map(l => h('li', { key: l.name, class: l.error ? 'our-file-failed' : '' }, l.name, ' ',
        l.error ? h('span', { role: 'alert' }, l.error) : h('progress', { value: l.part, max: 1, 'aria-label': text('uploading', l.name) }),
        l.error && h('button', { type: 'button', class: 'btn btn-link btn-small', onClick: () => setRunning(lines => lines.filter(o => o !== l)) }, text('dismiss'))))),
    h(Errors, { id: `${domId}-error-message`, errors }));
}
FilesField.config = {
  ...FilePicker.config, emptyValue: null,
  sanitizeValue: ({ value, formField }) => (Array.isArray(value) && value.every(id => typeof id === 'string' && /^[\w-]{1,64}$/.test(id)) && value.length
    ? value.slice(formField.multiple === true ? 0 : -1) : null),
};

function size(bytes) {
  return bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

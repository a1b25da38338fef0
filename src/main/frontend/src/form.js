// The task form: rendered from the same .form file the server checks against. Nothing is judged while somebody types;
// a no from the server is shown at the field and in a summary, and what was typed stays.
import { Form } from '@bpmn-io/form-js-viewer';
import FieldsModule, { fileName, knowFiles, uploadFor } from './fields.js';
import { blank, fault } from './judge.js';
import { send, submissionKey, upload } from './send.js';
import { text, useTexts } from './texts.js';

const DRAFT_AFTER = 1500;
const place = document.getElementById('task-form');
if (place) {
  start();
}

async function start() {
  useTexts(JSON.parse(place.dataset.texts));
  uploadFor(place.dataset.item);
  knowFiles(JSON.parse(place.dataset.files));
  const readonly = place.dataset.readonly === 'true';
  const schema = JSON.parse(place.dataset.schema);
  // Without the kit's pause between a key and its state, during which drawing the form again would take back what was typed.
  const form = new Form({ container: place, additionalModules: [FieldsModule], debounce: false });
  const checking = judgeOurselves(form, new Map(flatten(schema.components).map(c => [c.id, whole(c)])));
  await form.importSchema(withinChapters(schema), JSON.parse(place.dataset.values));
  if (readonly) {
    form.setProperty('readOnly', true);
    return;
  }
  const page = new Page(form, schema, checking);
  page.offerSubmit();
  page.listChapters(schema.components.filter(c => c.type === 'group'));
  page.keepDrafts();
}

/**
 * The kit knows English only, judges every key press, and not as the server does: it is our judge that speaks, when somebody
 * submits. What was found then stays until the next time, so that nothing moves under the pointer on its way to the button.
 */
function judgeOurselves(form, labels) {
  const checking = { on: false, found: {} };
  form.get('validator').validateFieldInstance = ({ id }, value) => {
    if (!checking.on) {
      return checking.found[id] ?? [];
    }
    const field = form.get('formFieldRegistry').get(id);
    return [fault(field, labels.get(id) ?? label(field), value)].filter(Boolean);
  };
  return checking;
}

function label(field) {
  return field.label || field.dateLabel || field.key;
}

/** What a field is called where its chapter is not seen. */
function whole(field) {
  const words = label(field);
  return !field.chapter || words?.startsWith(field.chapter) ? words : `${field.chapter}：${words}`;
}

function shorter(words, chapter) {
  return words?.startsWith(`${chapter}：`) ? words.slice(chapter.length + 1) : words;
}

/** A field need not say again what its chapter is about. */
function withinChapters(schema) {
  return { ...schema, components: schema.components.map(c => (c.type === 'group' ? { ...c, components: c.components.map(field => ({
    ...field, ...(field.label && { label: shorter(field.label, c.label) }), ...(field.dateLabel && { dateLabel: shorter(field.dateLabel, c.label) }) })) } : c)) };
}

class Page {
  constructor(form, schema, checking) {
    this.form = form;
    this.checking = checking;
    this.fields = flatten(schema.components).filter(c => c.key);
    this.summary = document.getElementById('errors');
    this.button = document.getElementById('submit');
    this.state = document.getElementById('save-state');
    this.offline = document.getElementById('offline');
    this.check = document.getElementById('check-answers');
    this.key = submissionKey();
    this.url = `/desk/${encodeURIComponent(place.dataset.item)}`;
  }

  offerSubmit() {
    this.button.disabled = false;
    this.button.addEventListener('click', () => this.submit());
    document.getElementById('confirm')?.addEventListener('click', () => this.deliver(this.answer));
    document.getElementById('amend')?.addEventListener('click', () => this.amend());
    const decision = this.fields.find(f => f.key === 'decision' && f.values);
    const name = this.button.textContent;
    this.form.on('changed', ({ data }) => {
      const chosen = decision?.values.find(v => v.value === data[decision.key]);
      this.button.textContent = chosen ? text('submitas', chosen.label) : name;
    });
  }

  /** A long form tells what it consists of, and how much of each part is still to be filled. */
  listChapters(chapters) {
    const contents = document.getElementById('form-contents');
    if (chapters.length < 2) {
      return;
    }
    const lines = chapters.map(chapter => {
      const link = document.createElement('a');
      link.href = `#${chapter.id}`;
      link.textContent = chapter.label;
      link.addEventListener('click', () => open(document.getElementById(chapter.id)));
      const state = document.createElement('span');
      state.className = 'hint';
      link.append(state);
      return { chapter, link, state };
    });
    const tell = () => {
      const values = this.values();
      for (const { chapter, state } of lines) {
        const asked = chapter.components.filter(f => f.validate?.required && this.target(f.key));
        const left = asked.filter(f => !filled(values[f.key])).length;
        state.textContent = left ? text('left', left) : asked.length ? text('allfilled') : '';
      }
    };
    contents.querySelector('ol').append(...lines.map(({ link }) => {
      const line = document.createElement('li');
      line.append(link);
      return line;
    }));
    contents.hidden = false;
    tell();
    this.form.on('changed', () => setTimeout(tell));
  }

  keepDrafts() {
    document.addEventListener('huimin:append', event => this.append(event.detail));
    if (place.dataset.saved) {
      this.state.textContent = text('restored', place.dataset.saved);
    }
    let timer = null;
    let last = JSON.stringify(this.values());
    const save = async () => {
      const now = JSON.stringify(this.values());
      if (now === last || this.sent) {
        return;
      }
      last = now;
      const answer = await send('PUT', `${this.url}/draft`, { values: this.values() }).catch(() => null);
      if (!this.sent) {
        this.state.textContent = answer?.ok ? text('saved', answer.body.at) : text(answer?.status === 401 ? 'signedout' : 'notsaved');
      }
      if (!answer?.ok) {
        last = '';
      }
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(save, DRAFT_AFTER);
    };
    this.form.on('changed', later);
    place.addEventListener('input', later);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && save());
  }

  /** Puts a line under what somebody has written, and leaves the pen there. */
  append({ field, line }) {
    const area = this.target(field);
    if (area) {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(area), 'value').set.call(area, area.value ? `${area.value}\n${line}` : line);
      area.dispatchEvent(new Event('input', { bubbles: true }));
      area.scrollIntoView({ block: 'center' });
      area.focus();
      area.setSelectionRange(area.value.length, area.value.length);
    }
  }

  values() {
    return this.form._getSubmitData();
  }

  async submit() {
    place.querySelector(':focus')?.blur();
    this.checking.on = true;
    const { data, errors } = this.form.submit();
    this.checking.on = false;
    this.checking.found = {};
    const faults = this.fields.filter(f => errors[f.id]).map(f => ({ field: f.key, message: errors[f.id][0] }));
    if (!faults.length && this.lacksOpinion(data)) {
      faults.push({ field: 'opinion', message: text('opinion', label(this.fields.find(f => f.key === 'opinion'))) });
    }
    if (faults.length) {
      this.show(faults);
      return;
    }
    if (!this.ask(data)) {
      await this.deliver(data);
    }
  }

  /** Whoever does not agree says why. */
  lacksOpinion({ decision, opinion }) {
    return this.fields.some(f => f.key === 'opinion') && !blank(decision) && !place.dataset.agreeing.split(' ').includes(decision) && blank(opinion);
  }

  /** Shows the answer once more, line by line, before it goes out. @returns whether there was anything to show */
  ask(data) {
    if (!this.check) {
      return false;
    }
    this.answer = data;
    const lines = [];
    let chapter = null;
    for (const field of this.fields.filter(f => !f.readonly && filled(data[f.key]))) {
      if (field.chapter && field.chapter !== chapter) {
        lines.push(heading(field.chapter));
      }
      chapter = field.chapter;
      lines.push(this.checked(shorter(label(field), chapter), worded(field, data[field.key]), field.key));
    }
    for (const input of this.offline?.open ? this.offline.querySelectorAll('input') : []) {
      lines.push(this.checked(this.offline.querySelector(`label[for="${input.id}"]`).textContent, input.files?.[0]?.name ?? input.value, input.id));
    }
    if (!lines.length) {
      return false;
    }
    this.summary.hidden = true;
    this.check.querySelector('dl').replaceChildren(...lines);
    this.toggle(true);
    this.check.focus();
    this.state.textContent = text('checking');
    return true;
  }

  checked(name, words, key) {
    const line = document.createElement('div');
    const term = document.createElement('dt');
    term.textContent = name;
    const said = document.createElement('dd');
    said.className = 'text-block';
    said.textContent = words;
    const change = document.createElement('button');
    change.type = 'button';
    change.className = 'btn btn-link btn-small';
    change.textContent = text('amend');
    change.setAttribute('aria-label', text('amendthis', name));
    change.addEventListener('click', () => this.amend(key));
    const last = document.createElement('dd');
    last.append(change);
    line.append(term, said, last);
    return line;
  }

  amend(key) {
    this.toggle(false);
    this.state.textContent = '';
    const field = this.target(key);
    open(field);
    (field ?? this.button).focus();
  }

  toggle(checking) {
    this.check.hidden = !checking;
    place.hidden = checking;
    this.button.hidden = checking;
    if (this.offline) {
      this.offline.hidden = checking;
    }
  }

  async deliver(data) {
    this.busy(true);
    try {
      const offline = await this.offlineSignOff();
      if (offline === undefined) {
        return;
      }
      const { unready, values } = await others();
      if (unready.length) {
        this.show(unready.map(message => ({ field: '', message })));
        return;
      }
      const answer = await send('POST', this.url, { values: { ...data, ...values }, offline }, { 'Idempotency-Key': this.key });
      if (answer.ok) {
        this.sent = true;
        location.assign(answer.body.next);
        return;
      }
      this.show(answer.body?.reasons ?? [{ field: '', message: text(answer.status === 401 || answer.status === 403 ? 'signedout' : 'broken') }]);
    } catch {
      this.show([{ field: '', message: text('unreachable') }]);
    } finally {
      this.busy(false);
    }
  }

  /** null where nothing is recorded, undefined where the scan could not be uploaded. */
  async offlineSignOff() {
    if (!this.offline?.open) {
      return null;
    }
    const value = name => document.getElementById(`offline.${name}`).value;
    const file = document.getElementById('offline.attachment').files[0];
    if (file && this.scan?.file !== file) {
      const stored = await upload(place.dataset.item, file, () => {});
      if (!stored.ok) {
        this.show([{ field: 'offline.attachment', message: stored.body?.reasons?.[0]?.message ?? text('broken') }]);
        return undefined;
      }
      this.scan = { file, id: stored.body.id };
    }
    return { decidedBy: value('decidedBy'), decidedOn: value('decidedOn'), document: value('document'), attachment: file ? this.scan.id : '' };
  }

  busy(on) {
    for (const button of [this.button, document.getElementById('confirm')]) {
      if (button) {
        button.disabled = on;
      }
    }
    if (on) {
      this.state.textContent = text('sending');
    } else if (!this.sent) {
      this.state.textContent = '';
    }
  }

  show(reasons) {
    if (this.check) {
      this.toggle(false);
    }
    const list = this.summary.querySelector('ul');
    this.summary.querySelector('h3').textContent = text('errors');
    list.replaceChildren(...reasons.map(reason => this.line(reason)));
    this.summary.hidden = false;
    this.summary.focus();
    document.title = document.title.startsWith(text('prefix')) ? document.title : text('prefix') + document.title;
    const errors = {};
    for (const reason of reasons) {
      const field = this.fields.find(f => f.key === reason.field);
      if (field) {
        errors[field.id] = [...(errors[field.id] ?? []), reason.message];
      }
    }
    this.checking.found = errors;
    this.form._setState({ errors });
    document.dispatchEvent(new CustomEvent('huimin:refused', { detail: reasons }));
  }

  line(reason) {
    const line = document.createElement('li');
    const target = this.target(reason.field);
    if (!target) {
      line.textContent = reason.message;
      return line;
    }
    const link = document.createElement('a');
    link.href = '#' + target.id;
    link.textContent = reason.message;
    link.addEventListener('click', event => {
      event.preventDefault();
      open(target);
      target.focus();
      target.scrollIntoView({ block: 'center' });
    });
    line.append(link);
    return line;
  }

  target(key) {
    if (!key) {
      return null;
    }
    const field = this.fields.find(f => f.key === key);
    return field ? place.querySelector(`[id^="fjs-form-${this.form._id}-${field.id}"]:is(input, textarea, select, [tabindex])`) : document.getElementById(key);
  }
}

/** Lets a grid on the same page hand over what is still under way: a sentence for what it could not, and what it answers. */
async function others() {
  const wait = [];
  const values = {};
  document.dispatchEvent(new CustomEvent('huimin:before-submit', { detail: { wait, values } }));
  return { unready: (await Promise.all(wait)).filter(Boolean), values };
}

/** A value as people read it. */
function worded(field, value) {
  const values = [value].flat();
  if (field.type === 'filepicker') {
    return values.map(fileName).join('、');
  }
  return values.map(v => (v === true ? text('yes') : field.values?.find(o => o.value === v)?.label ?? String(v))).join('、');
}

function filled(value) {
  return ![null, undefined, '', false].includes(value);
}

/** What was folded away is seen again. */
function open(element) {
  element?.closest('details')?.setAttribute('open', '');
}

function heading(words) {
  const line = document.createElement('div');
  const term = document.createElement('dt');
  term.className = 'answers-chapter';
  term.textContent = words;
  line.append(term);
  return line;
}

/** All fields of the form, each with the title of its chapter. */
function flatten(components, chapter) {
  return (components ?? []).flatMap(c => [{ ...c, chapter }, ...flatten(c.components, c.label)]);
}

// An enterprise applies: files go up in parts, each again until it has arrived; what was typed, the names of the files and the
// key under which they are encrypted stay on this device until all is handed in.
import { send } from './send.js';

const form = document.getElementById('apply');
if (form) {
  start();
}

function start() {
  const { address, lot, replaces, unit } = form.dataset;
  const PART = Number(form.dataset.part);
  const LIMIT = Number(form.dataset.limit) * 1024 * 1024;
  const PAUSES = [500, 1500, 4000];
  const texts = JSON.parse(form.dataset.texts);
  const place = `huimin-apply|${unit}|${address}|${lot}`;
  const chosen = new Map();
  const running = new Set();
  const csrf = document.querySelector('meta[name=csrf]');
  const state = document.getElementById('state');
  const faults = document.getElementById('faults');
  const dialog = document.getElementById('confirm');
  let kept = read();
  let beginning = null;

  const say = (key, ...values) => values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), texts[`apply.${key}`] ?? key);

  for (const [name, value] of Object.entries(kept.typed)) {
    if (form.elements[name]) {
      form.elements[name].value = value;
    }
  }
  show();
  form.addEventListener('input', event => {
    if (event.target.name) {
      kept.typed[event.target.name] = event.target.value;
      keep();
    }
  });
  for (const box of form.querySelectorAll('[data-material]')) {
    box.querySelector('input[type=file]').addEventListener('change', async event => {
      const files = [...event.target.files];
      event.target.value = '';
      for (const file of files) {
        await take(box.dataset.material, file);
      }
    });
  }
  form.addEventListener('submit', check);
  document.getElementById('back').addEventListener('click', () => dialog.close());
  document.getElementById('submit').addEventListener('click', submit);
  document.getElementById('clear').addEventListener('click', async () => {
    if (kept.number) {
      for (const file of kept.files) {
        await send('POST', `/apply/applications/${kept.number}/files/${file.id}/remove`, new FormData());
      }
    }
    localStorage.removeItem(place);
    form.reset();
    kept = read();
    show();
    state.textContent = say('cleared');
  });

  function read() {
    try {
      return { typed: {}, files: [], ...JSON.parse(localStorage.getItem(place) ?? '{}') };
    } catch {
      return { typed: {}, files: [] };
    }
  }

  function keep() {
    localStorage.setItem(place, JSON.stringify(kept));
    state.textContent = say('kept', new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' }));
  }

  /** The number and the key, told once. */
  function draft() {
    if (kept.number) {
      return Promise.resolve(true);
    }
    beginning ??= send('POST', `/apply/tenders/${address}/drafts?lot=${encodeURIComponent(lot)}`, new FormData()).then(answer => {
      beginning = null;
      if (!answer.ok) {
        complain(answer);
        return false;
      }
      Object.assign(kept, answer.body);
      keep();
      return true;
    });
    return beginning;
  }

  async function take(material, file) {
    clearFaults();
    if (file.size === 0 || file.size > LIMIT) {
      return fault(`material_${material}`, say(file.size === 0 ? 'empty' : 'large', file.name, form.dataset.limit));
    }
    let entry = kept.files.find(f => f.material === material && f.name === file.name && f.size === file.size && !f.whole);
    if (!entry) {
      if (!await draft()) {
        return;
      }
      const parts = Math.ceil(file.size / PART);
      const answer = await send('POST', `/apply/applications/${kept.number}/files?material=${encodeURIComponent(material)}&parts=${parts}`, new FormData());
      if (!answer.ok) {
        return complain(answer, `material_${material}`);
      }
      entry = { id: answer.body.id, material, name: file.name, size: file.size, parts, sent: 0 };
      kept.files.push(entry);
      keep();
    }
    chosen.set(entry.id, file);
    await upload(entry);
  }

  async function upload(entry) {
    if (running.has(entry.id)) {
      return;
    }
    running.add(entry.id);
    entry.paused = false;
    show();
    try {
      const file = chosen.get(entry.id);
      const there = await ask(`/apply/applications/${kept.number}/files/${entry.id}`);
      entry.sent = there.length;
      for (let part = 1; part <= entry.parts; part++) {
        if (!there.includes(part)) {
          await sendPart(entry, part, file.slice((part - 1) * PART, part * PART));
          entry.sent++;
          keep();
        }
        show();
      }
      entry.whole = true;
      keep();
    } catch (stopped) {
      entry.paused = true;
      if (stopped.answer) {
        entry.refused = true;
        complain(stopped.answer, `material_${entry.material}`);
      }
    } finally {
      running.delete(entry.id);
      show();
    }
  }

  /** One part, again after a pause where the line broke; a refusal is final. */
  async function sendPart(entry, number, bytes) {
    for (let attempt = 0; ; attempt++) {
      const answer = await put(`/apply/applications/${kept.number}/files/${entry.id}/${number}`, entry.name, bytes,
        done => bar(entry, (entry.sent + done) / entry.parts));
      if (answer.status === 200) {
        return;
      }
      if (answer.status >= 400 && answer.status < 500) {
        throw Object.assign(new Error('refused'), { answer });
      }
      if (attempt === PAUSES.length) {
        throw new Error('the line is broken');
      }
      await new Promise(resume => setTimeout(resume, PAUSES[attempt]));
    }
  }

  async function ask(url) {
    const response = await fetch(url, { headers: { Accept: 'application/json' } });
    const body = response.headers.get('Content-Type')?.includes('json') ? await response.json() : null;
    if (!response.ok || body === null) {
      throw Object.assign(new Error('refused'), { answer: { status: response.status, body } });
    }
    return body;
  }

  function put(url, name, bytes, progress) {
    return new Promise(resolve => {
      const request = new XMLHttpRequest();
      request.open('POST', url);
      request.setRequestHeader('Accept', 'application/json');
      request.setRequestHeader('Content-Type', 'application/octet-stream');
      request.setRequestHeader('X-Data-Key', kept.key);
      request.setRequestHeader('X-File-Name', base64(name));
      request.setRequestHeader(csrf.dataset.header, csrf.content);
      request.upload.addEventListener('progress', e => e.lengthComputable && progress(e.loaded / e.total));
      request.addEventListener('loadend', () => {
        let body = null;
        try {
          body = JSON.parse(request.responseText);
        } catch {
          // a page instead of an answer: the session is over, or something broke
        }
        resolve({ ok: request.status === 200, status: request.status, body });
      });
      request.send(bytes);
    });
  }

  function base64(text) {
    return btoa(Array.from(new TextEncoder().encode(text), b => String.fromCharCode(b)).join(''));
  }

  function show() {
    for (const box of form.querySelectorAll('[data-material]')) {
      box.querySelector('.uploads').replaceChildren(...kept.files.filter(f => f.material === box.dataset.material).map(line));
    }
  }

  function line(entry) {
    const item = document.createElement('li');
    item.dataset.file = entry.id;
    const name = document.createElement('span');
    name.textContent = entry.name;
    const tag = document.createElement('span');
    const lost = !entry.whole && !running.has(entry.id) && !chosen.has(entry.id);
    tag.className = `tag ${entry.whole ? 'tag-good' : entry.paused || lost ? 'tag-warn' : ''}`;
    tag.textContent = say(entry.whole ? 'whole' : entry.refused ? 'refused' : lost ? 'choose' : entry.paused ? 'paused' : 'going');
    item.append(name, ' ', tag);
    if (!entry.whole && !entry.refused) {
      const progress = document.createElement('progress');
      progress.max = 1;
      progress.value = entry.sent / entry.parts;
      progress.setAttribute('aria-label', say('progress', entry.name));
      item.append(' ', progress);
    }
    if (entry.paused && !entry.refused && chosen.has(entry.id)) {
      item.append(' ', button('resume', entry, () => upload(entry)));
    }
    if (!running.has(entry.id)) {
      item.append(' ', button('remove', entry, () => remove(entry)));
    }
    return item;
  }

  function button(key, entry, act) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'btn btn-small';
    made.dataset.act = key;
    made.textContent = say(key);
    made.setAttribute('aria-label', `${say(key)} ${entry.name}`);
    made.addEventListener('click', act);
    return made;
  }

  function bar(entry, part) {
    const shown = form.querySelector(`[data-file="${entry.id}"] progress`);
    if (shown) {
      shown.value = part;
    }
  }

  async function remove(entry) {
    const answer = await send('POST', `/apply/applications/${kept.number}/files/${entry.id}/remove`, new FormData());
    if (!answer.ok && answer.status !== 404) {
      return complain(answer);
    }
    kept.files = kept.files.filter(f => f !== entry);
    chosen.delete(entry.id);
    keep();
    show();
    document.getElementById(`material_${entry.material}`).focus();
  }

  function stated() {
    const value = name => form.elements[name]?.value.trim() || null;
    return { enterprise: value('enterprise'), creditCode: value('creditCode')?.toUpperCase() ?? null, registeredIn: value('registeredIn'),
      headOffice: value('headOffice'), legalRepresentative: value('legalRepresentative'),
      controllers: (value('controllers') ?? '').split('\n').map(c => c.trim()).filter(c => c), contact: value('contact'), phone: value('phone'),
      licence: value('licence'), licenceNumber: value('licenceNumber'), licenceUntil: value('licenceUntil'),
      matchingFunds: value('matchingFunds')?.replace(/[,，\s]/g, '') ?? null,
      offer: value('offer')?.replace(/[,，\s]/g, '') ?? null };
  }

  async function check(event) {
    event.preventDefault();
    clearFaults();
    if (running.size > 0 || kept.files.some(f => !f.whole)) {
      return fault(`material_${(kept.files.find(f => !f.whole) ?? kept.files[0]).material}`, say('unfinished'));
    }
    const typed = stated();
    if (typed.matchingFunds !== null && !/^\d{1,13}(\.\d{1,2})?$/.test(typed.matchingFunds)) {
      return fault('matchingFunds', say('funds'));
    }
    if (typed.offer !== null && !/^\d{1,13}(\.\d{1,2})?$/.test(typed.offer)) {
      return fault('offer', say('offer'));
    }
    if (!await draft()) {
      return;
    }
    const answer = await send('POST', `/apply/tenders/${address}/check`, typed);
    if (!answer.ok) {
      return complain(answer);
    }
    const warnings = document.getElementById('warnings');
    warnings.hidden = answer.body.length === 0;
    warnings.textContent = answer.body.map(w => w.message).join('');
    const rows = [...form.querySelectorAll('[name]')].filter(f => f.value.trim()).map(f => [form.querySelector(`label[for="${f.id}"]`).textContent, f.value])
      .concat(kept.files.map(f => [form.querySelector(`label[for="material_${f.material}"] span`).textContent, f.name]));
    document.getElementById('summary').replaceChildren(...rows.map(([name, value]) => {
      const pair = document.createElement('div');
      pair.append(Object.assign(document.createElement('dt'), { textContent: name }), Object.assign(document.createElement('dd'), { textContent: value }));
      return pair;
    }));
    dialog.showModal();
  }

  async function submit(event) {
    event.target.disabled = true;
    const answer = await send('POST', `/apply/applications/${kept.number}/submission`, { key: kept.key, replaces: replaces || null, stated: stated(),
      files: kept.files.map(({ id, name }) => ({ id, name })) });
    event.target.disabled = false;
    dialog.close();
    if (answer.ok) {
      localStorage.removeItem(place);
      window.location = `/apply/applications/${answer.body.number}`;
    } else if (answer.body?.reasons?.some(r => r.rule === 'apply.late')) {
      window.location = `/apply/applications/${kept.number}`;
    } else {
      complain(answer);
    }
  }

  function clearFaults() {
    faults.hidden = true;
    faults.replaceChildren();
    form.querySelectorAll('[aria-invalid]').forEach(f => f.removeAttribute('aria-invalid'));
  }

  function complain(answer, field) {
    const reasons = answer.body?.reasons ?? [{ field: '', message: say(answer.status === 401 || answer.status === 403 ? 'session' : 'broken') }];
    reasons.forEach(r => fault(document.getElementById(r.field) ? r.field : field, r.message));
    if (answer.status === 404 || answer.body?.reasons?.some(r => r.rule === 'apply.no-draft')) {
      kept = { typed: kept.typed, files: [] };
      keep();
      show();
    }
  }

  function fault(field, message) {
    let list = faults.querySelector('ul');
    if (!list) {
      list = document.createElement('ul');
      faults.append(Object.assign(document.createElement('h2'), { textContent: say('faults') }), list);
    }
    const item = document.createElement('li');
    const input = field && document.getElementById(field);
    if (input) {
      input.setAttribute('aria-invalid', 'true');
      item.append(Object.assign(document.createElement('a'), { href: `#${field}`, textContent: message }));
    } else {
      item.textContent = message;
    }
    list.append(item);
    faults.hidden = false;
    faults.focus();
  }
}

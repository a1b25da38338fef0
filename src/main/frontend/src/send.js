// Requests of the islands: JSON in and out, with the form token; what went wrong comes back as reasons.

/** A number for one submission, also where browsers offer no randomUUID because the page came over plain http. */
export function submissionKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, '0')).join('');
}

/** Characters of three bytes each. */
const CARRIED = 20_000;

/**
 * Takes the form token of the sign-in that holds now: whoever had to sign in again in another window still has a page with
 * the token of the old one.
 *
 * @returns {Promise<number>} 200 where there is one, 401 where nobody is signed in
 */
async function renewToken() {
  const response = await fetch(location.href, { headers: { Accept: 'text/html' }, redirect: 'manual' });
  if (!response.ok) {
    return response.type === 'opaqueredirect' ? 401 : response.status;
  }
  const token = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('meta[name=csrf]');
  document.querySelector('meta[name=csrf]').content = token.content;
  return 200;
}

/** @returns {Promise<{ok: boolean, status: number, body: any}>} */
export async function send(method, url, body, more = {}) {
  const answer = await sendOnce(method, url, body, more);
  if (answer.status !== 403) {
    return answer;
  }
  const status = await renewToken();
  return status === 200 ? sendOnce(method, url, body, more) : { ...answer, status };
}

async function sendOnce(method, url, body, more) {
  const token = document.querySelector('meta[name=csrf]');
  const headers = { Accept: 'application/json', [token.dataset.header]: token.content, ...more };
  if (!(body instanceof FormData)) {
    headers['Content-Type'] = 'application/json';
  }
  const content = body instanceof FormData ? body : JSON.stringify(body);
  // what is kept when somebody leaves the page arrives after the page is gone; browsers carry 64 KB of it
  const keepalive = method === 'PUT' && typeof content === 'string' && content.length < CARRIED;
  const response = await fetch(url, { method, headers, body: content, redirect: 'manual', keepalive });
  const json = response.headers.get('Content-Type')?.includes('json') ? await response.json() : null;
  return { ok: response.ok && json !== null, status: response.type === 'opaqueredirect' ? 401 : response.status, body: json };
}

/** Uploads one file for an answer. @param {(part: number) => void} progress 0 to 1 */
export async function upload(item, file, progress) {
  const answer = await uploadOnce(item, file, progress);
  return answer.status === 403 && await renewToken() === 200 ? uploadOnce(item, file, progress) : answer;
}

function uploadOnce(item, file, progress) {
  return new Promise(resolve => {
    const token = document.querySelector('meta[name=csrf]');
    const request = new XMLHttpRequest();
    request.open('POST', '/desk/attachments');
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader(token.dataset.header, token.content);
    request.upload.addEventListener('progress', e => e.lengthComputable && progress(e.loaded / e.total));
    request.addEventListener('loadend', () => {
      let body = null;
      try {
        body = JSON.parse(request.responseText);
      } catch {
        // a page instead of an answer: the session is over, or something broke
      }
      resolve({ ok: request.status === 200 && body !== null, status: request.status, body });
    });
    const form = new FormData();
    form.append('item', item);
    form.append('file', file);
    request.send(form);
  });
}

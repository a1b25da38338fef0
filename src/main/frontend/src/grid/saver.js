// Keeps what was typed: row by row on the server a moment later, in this tab until the server has it.
import { send } from '../send.js';
import { text } from '../texts.js';

const AFTER = 700;
const MOST = 200;
const AGAIN = [2000, 5000, 15000];

export class Saver {
  /**
   * @param pack  row → what the server is sent about it
   * @param shake (row, kept) → whether what the server kept is what the row says now
   */
  constructor({ item, url, method = 'PUT', pack, kept, lost, refused, state }) {
    Object.assign(this, { url, method, pack, kept, lost, refused, state });
    this.place = `huimin.grid.${item}`;
    this.waiting = new Map();
    this.tries = 0;
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.flush());
    window.addEventListener('beforeunload', event => this.waiting.size && event.preventDefault());
    document.addEventListener('huimin:before-submit', event => event.detail.wait.push(this.flush().then(() => this.waiting.size === 0 ? '' : text('grid.unsaved'))));
  }

  /** What an earlier page of this tab could not hand over: row id → what was typed. */
  left() {
    try {
      return JSON.parse(sessionStorage.getItem(this.place)) ?? {};
    } catch {
      return {};
    }
  }

  later(rows) {
    rows.forEach(row => this.waiting.set(row.id, row));
    this.remember();
    this.state(text('grid.saving'));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), AFTER);
  }

  remember() {
    const open = Object.fromEntries([...this.waiting].map(([id, row]) => [id, this.pack(row)]));
    if (this.waiting.size) {
      sessionStorage.setItem(this.place, JSON.stringify(open));
    } else {
      sessionStorage.removeItem(this.place);
    }
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
    while (this.waiting.size) {
      const rows = [...this.waiting.values()].slice(0, MOST);
      const sent = new Map(rows.map(row => [row.id, JSON.stringify(this.pack(row))]));
      const answer = await send(this.method, this.url, { changes: rows.map(this.pack) }).catch(() => null);
      if (!answer?.ok && !this.handleFailure(answer, rows)) {
        return;
      }
      if (answer.ok) {
        this.tries = 0;
        rows.filter(row => JSON.stringify(this.pack(row)) === sent.get(row.id)).forEach(row => this.waiting.delete(row.id));
        this.kept(answer.body);
        this.lost(answer.body.conflicts ?? []);
        this.remember();
        if (!this.waiting.size) {
          this.state(text('grid.saved', answer.body.at));
        }
      }
    }
  }

  /** @returns whether to go on with the rest at once */
  handleFailure(answer, rows) {
    if (answer?.status === 422 && answer.body?.reasons) {
      const named = rows.filter(row => answer.body.reasons.some(r => r.field.startsWith(row.id)));
      this.refused(answer.body.reasons);
      (named.length ? named : rows).forEach(row => this.waiting.delete(row.id));
      this.remember();
      return true;
    }
    if (answer && answer.status < 500 && answer.status !== 401 && answer.status !== 403) {
      this.state(answer.body?.reasons?.[0]?.message ?? text('broken'), true);
      return false;
    }
    this.state(text(answer?.status === 401 || answer?.status === 403 ? 'signedout' : 'grid.offline'), true);
    this.timer = setTimeout(() => this.flush(), AGAIN[Math.min(this.tries++, AGAIN.length - 1)]);
    return false;
  }
}

// What a list shows stands in its address, so that it can be sent to a colleague and survives going back.
export class AddressState {
  constructor(keys) {
    this.keys = keys;
  }

  all() {
    const now = new URLSearchParams(location.search);
    return Object.fromEntries(this.keys.map(key => [key, now.get(key) ?? '']));
  }

  get(key) {
    return this.all()[key];
  }

  set(values) {
    const now = new URLSearchParams(location.search);
    Object.entries(values).forEach(([key, value]) => (value ? now.set(key, value) : now.delete(key)));
    const search = now.toString();
    history.replaceState(history.state, '', location.pathname + (search ? `?${search}` : '') + location.hash);
  }
}

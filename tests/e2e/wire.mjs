// Questions and answers as JSON over a WebSocket: what WebDriver BiDi and Chromium's DevTools protocol have in common.

/** Connects to an address. `send` asks and waits for the answer, `on` hears what comes unasked. */
export async function connect(address) {
  const socket = new WebSocket(address);
  await new Promise((open, failed) => {
    socket.addEventListener("open", open);
    socket.addEventListener("error", () => failed(new Error(`no answer at ${address}`)));
  });
  const waiting = new Map();
  const heard = new Map();
  let last = 0;
  socket.addEventListener("message", ({ data }) => {
    const { id, method, params, result, error, message } = JSON.parse(data);
    if (method) return heard.get(method)?.(params);
    const { done, failed } = waiting.get(id);
    waiting.delete(id);
    error ? failed(new Error(error.message ?? `${error}: ${message}`)) : done(result);
  });
  return {
    send: (method, params = {}) =>
      new Promise((done, failed) => {
        waiting.set(++last, { done, failed });
        socket.send(JSON.stringify({ id: last, method, params }));
      }),
    on: (method, act) => heard.set(method, act),
    hangUp: () => socket.close(),
  };
}

/** The expression that waits in a page until another is true, asking on every frame; fails after a minute. */
export function untilTrue(expression) {
  return `new Promise((done, late) => {
    const end = performance.now() + 60000;
    const look = () => (${expression}) ? done(true) : performance.now() > end ? late(new Error(${JSON.stringify(`never true: ${expression}`)})) : requestAnimationFrame(look);
    look();
  })`;
}

/** The expression whose value is another's, awaited, as JSON. */
export const asJson = (expression) => `(async () => JSON.stringify((await (${expression})) ?? null))()`;

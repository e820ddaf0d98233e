// Saves the page for offline use, once it stands, and says how that goes: on the root element, as `data-offline`
// (unsupported, saving, saved or failed), and to the app, as an event `offline-state`. A button with
// `data-offline` asks the worker for what it names: verify, use (the new edition), undo. Works when the app does not.

const root = document.documentElement;
const workers = "serviceWorker" in navigator && location.protocol.startsWith("http") ? navigator.serviceWorker : null;
let registration;
let said;
let told = 0; // when the worker was told last that the reader does something

function say(state, details = {}) {
  said = { state, ...details };
  root.dataset.offline = state;
  repeat();
}

const repeat = () => dispatchEvent(new CustomEvent("offline-state", { detail: said }));

/** One question to one worker; its answer. */
function ask(worker, question) {
  return new Promise((answered) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => answered(data);
    worker.postMessage(question, [port2]);
  });
}

async function tell(details = {}) {
  const active = registration?.active;
  const state = active && (await ask(active, "state"));
  if (!state?.saved) return say("saving");
  const newer = state.newer || Boolean(registration.waiting);
  for (const button of document.querySelectorAll("#stopped [data-offline]")) {
    button.hidden = !(button.dataset.offline === "use" ? newer : state.undo);
  }
  const at = new Date(state.checked);
  // Not in the reader's own way of writing times: a browser takes long to look that up for the first time.
  const [day, today] = [at, new Date()].map((date) => date.toDateString());
  const time = at.toTimeString().slice(0, 5);
  say("saved", { ...state, newer, at: day === today ? time : `${day}, ${time}`, ...details });
}

/** Follows a worker that is fetching its edition until it has it or has given up. */
function follow(worker) {
  worker?.addEventListener("statechange", () => {
    if (worker.state === "activated" || worker.state === "installed") tell();
    if (worker.state === "redundant" && !registration.active) say("failed", { why: "The files could not all be fetched and checked." });
  });
}

async function save() {
  registration = await workers.getRegistration();
  // What is saved already is said at once: the server may never answer.
  if (registration?.active) await tell();
  registration = await workers.register("sw.js", { updateViaCache: "none" });
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  await tell();
  addEventListener("visibilitychange", () => document.visibilityState === "visible" && registration.update().catch(() => {}));
}

const actions = {
  async verify() {
    const { damaged, failed } = await ask(registration.active, "verify");
    await tell({ damaged: failed ? null : damaged.length });
  },
  async use() {
    await ask(registration.waiting ?? registration.active, "use");
    location.reload();
  },
  async undo() {
    await ask(registration.active, "undo");
    location.reload();
  },
};

addEventListener("click", ({ target }) => {
  const asked = target.closest?.("button[data-offline]")?.dataset.offline;
  if (registration && Object.hasOwn(actions, asked ?? "")) actions[asked]();
});
// The app asks when it has come to listen.
addEventListener("offline-ask", repeat);

if (!workers) say("unsupported");
else if (root.dataset.app) idle();
else addEventListener("app-settled", idle, { once: true });

/** Only when the page stands or has given up, and has nothing else to do: what is saved is not what it waits for. */
function idle() {
  (globalThis.requestIdleCallback ?? setTimeout)(start, { timeout: 2_000 });
}

/** The worker rests while the reader does something. */
function busy({ timeStamp }) {
  if (timeStamp < told + 250) return;
  told = timeStamp;
  registration?.installing?.postMessage("busy");
}

function start() {
  for (const event of ["keydown", "pointermove", "scroll"]) addEventListener(event, busy, { capture: true, passive: true });
  say("saving");
  save().catch((error) => {
    if (registration?.active) tell();
    else say("failed", { why: error.message });
  });
}

// What notices, from inside a page, that text became more than text: a script of its own that ran, an element or attribute
// of a kind that the page does not have, a policy that had to step in.

/** Goes into every page before anything of the page itself. Plain functions alone: it is sent as text. */
export function canary() {
  const seen = { runs: [], kinds: [], refused: [] };
  const kinds = new Set();
  const addressed = new Set(["href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcdoc", "background"]);
  window.ran = (number) => void seen.runs.push(number);
  for (const dialog of ["alert", "confirm", "prompt", "print"]) window[dialog] = () => void seen.runs.push(dialog);
  addEventListener("securitypolicyviolation", ({ violatedDirective, sample, blockedURI }) => seen.refused.push(`${violatedDirective} ${blockedURI} ${sample}`));
  const note = (element) => {
    const name = element.localName;
    kinds.add(name);
    for (const { name: attribute, value } of element.attributes) {
      kinds.add(`${name} ${attribute}`);
      if (addressed.has(attribute)) kinds.add(`${name} ${attribute} ${URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI).protocol : "?"}`);
    }
  };
  const noteAll = (node) => {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    note(node);
    node.querySelectorAll("*").forEach(note);
  };
  // Every node that comes, even if it goes again at once.
  new MutationObserver((records) => {
    for (const { target, type, addedNodes } of records) type === "attributes" ? note(target) : addedNodes.forEach(noteAll);
  }).observe(document, { attributes: true, childList: true, subtree: true });
  window.canary = () => {
    noteAll(document.documentElement);
    return { ...seen, kinds: [...kinds] };
  };

  /** Takes the page from step to step; returns those whose word did not appear where it should. */
  window.walk = async (steps) => {
    const moment = () => new Promise((passed) => setTimeout(passed));
    const missing = [];
    for (const { hash, typed, word, where } of steps) {
      if (typed === undefined) {
        location.hash = hash;
      } else {
        const box = document.querySelector("input[type=search]");
        box.value = typed;
        box.dispatchEvent(new Event("input", { bubbles: true }));
      }
      const stands = () => [...document.querySelectorAll(where)].some((element) => `${element.textContent}${element.value ?? ""}`.includes(word));
      const end = performance.now() + 500;
      do await moment();
      while (!stands() && performance.now() < end);
      if (!stands()) missing.push(word);
    }
    return missing;
  };
}

/** What `hostile` was seen to have that `benign` has not. */
export function added(hostile, benign) {
  const known = new Set(benign);
  return hostile.filter((kind) => !known.has(kind));
}

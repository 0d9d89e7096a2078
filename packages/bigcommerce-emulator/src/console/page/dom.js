// Texts of requests come from strangers. Everything here makes text nodes and attributes, never markup.

/**
 * @template {Element} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The page has no ${kind.name} with the id ${id}.`);
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Readonly<Record<string, string>>} attributes
 * @param {readonly (Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/**
 * A stranger's text, which cannot reorder what stands beside it.
 *
 * @param {string} text
 * @param {Readonly<Record<string, string>>} attributes
 */
export function foreign(text, attributes = {}) {
  return element("bdi", attributes, text);
}

/**
 * @param {Element} parent
 * @param {readonly (Node | string)[]} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren(...children);
}

/**
 * Only if it differs: text that stays the same can stay selected.
 *
 * @param {Element} parent
 * @param {string} text
 */
export function setText(parent, text) {
  if (parent.textContent !== text) parent.textContent = text;
}

/**
 * Says what has happened to those who do not see it.
 *
 * @param {string} text
 */
export function announce(text) {
  const announcer = byId("announcer", HTMLElement);
  delete announcer.dataset.problem;
  setText(announcer, text);
}

/**
 * Says to everybody what did not work; until something else is said.
 *
 * @param {string} text
 */
export function complain(text) {
  const announcer = byId("announcer", HTMLElement);
  announcer.dataset.problem = "";
  setText(announcer, text);
}

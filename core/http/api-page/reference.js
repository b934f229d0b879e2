// What the reference does with a script: the theme chosen in the inbox, the search, and opening what an address names.
const theme = localStorage.getItem("parley.theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

document.addEventListener("DOMContentLoaded", () => {
  const query = find("#query");
  find("#search").hidden = false;
  query.addEventListener("input", () => show(query.value));
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== query && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      query.focus();
    }
    if (event.key === "Escape" && document.activeElement === query) {
      query.value = "";
      show("");
    }
  });
  window.addEventListener("hashchange", openNamed);
  openNamed();
});

/**
 * Shows what holds every word: operations and schemas by what they are called, chapters by their text.
 * @param {string} text
 */
function show(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const chapter of findAll(".chapter")) {
    chapter.hidden = !holds(chapter.textContent.toLowerCase(), words);
    if (!chapter.hidden) found += 1;
  }
  for (const area of findAll(".area")) {
    let within = 0;
    for (const operation of findAll(`#${area.id} .operation`)) {
      operation.hidden = !holds(operation.dataset.search, words);
      if (!operation.hidden) within += 1;
    }
    area.hidden = within === 0;
    found += within;
  }
  for (const link of findAll("nav a")) link.hidden = find(link.hash)?.hidden ?? false;
  for (const group of findAll("nav div")) group.hidden = !group.querySelector("a:not([hidden])");
  find("#nothing").hidden = found > 0;
  find("#found").textContent = words.length === 0 ? "" : `${found} found`;
}

/** Opens what the address names, also while a search hides it. */
function openNamed() {
  const named =
    location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!named) return;
  if (named.hidden || named.closest("[hidden]")) {
    find("#query").value = "";
    show("");
  }
  if (named.matches("details")) named.open = true;
  named.scrollIntoView();
}

/**
 * @param {string} text
 * @param {string[]} words
 */
const holds = (text, words) => words.every((word) => text.includes(word));

/**
 * @param {string} selector
 * @returns {any}
 */
const find = (selector) => document.querySelector(selector);

/**
 * @param {string} selector
 * @returns {any[]}
 */
const findAll = (selector) => [...document.querySelectorAll(selector)];

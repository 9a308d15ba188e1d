"use strict";
(() => {
  const form = document.getElementById("filter");
  const status = document.getElementById("status");
  const find = document.getElementById("find");
  const topic = document.getElementById("topic");
  const language = document.getElementById("language");
  const plain = (text) =>
    text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const cards = Array.from(document.querySelectorAll(".card"), (card) => ({
    card,
    words: plain(card.textContent),
    topics: JSON.parse(card.dataset.topics),
    language: card.dataset.language,
  }));

  function fits(one) {
    return (
      plain(find.value).split(/\s+/).every((word) => one.words.includes(word)) &&
      (!topic || !topic.value || one.topics.includes(topic.value)) &&
      (!language || !language.value || one.language === language.value)
    );
  }

  function show() {
    let shown = 0;
    for (const one of cards) {
      const wanted = fits(one);
      one.card.hidden = !wanted;
      if (wanted) shown += 1;
    }
    for (const list of document.querySelectorAll(".cards")) {
      const empty = !list.querySelector(".card:not([hidden])");
      list.hidden = empty;
      list.previousElementSibling.hidden = empty;
    }
    const said = shown ? status.dataset.shown : status.dataset.none;
    status.firstElementChild.textContent = said.replace("{shown}", shown).replace("{all}", cards.length);
  }

  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  window.addEventListener("pageshow", show);
  show();
})();


"use strict";
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const field = (name) => document.getElementById("filter-" + name);
  const findings = [...document.querySelectorAll(".finding")].map((body) => ({
    body,
    // What is said of the change; the lines around it in the sources would answer to everything nearby.
    text: [...body.querySelectorAll("th, dl")].map((part) => part.textContent).join(" ").toLowerCase(),
    operations: [...body.querySelectorAll(".operations li")].map((item) => item.textContent),
  }));
  const passes = (one) => {
    const verdict = field("verdict").value;
    const rule = field("rule").value;
    const operation = field("operation").value;
    const words = field("text").value.toLowerCase().split(/\s+/);
    return (!verdict || one.body.dataset[field("audience").value] === verdict)
      && (!rule || one.body.dataset.rule === rule)
      && (!operation || one.operations.includes(operation))
      && words.every((word) => one.text.includes(word));
  };
  const apply = () => {
    let shown = 0;
    for (const one of findings) {
      one.body.hidden = !passes(one);
      if (!one.body.hidden) shown += 1;
    }
    for (const table of document.querySelectorAll(".findings")) {
      const isEmpty = !table.querySelector(".finding:not([hidden])");
      table.hidden = isEmpty;
      table.nextElementSibling.hidden = !isEmpty;
    }
    field("count").textContent = shown + " of " + findings.length + " changes";
  };
  const open = (isOpen) => {
    for (const details of document.querySelectorAll(".finding:not([hidden]) details")) details.open = isOpen;
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  document.getElementById("open-all").addEventListener("click", () => open(true));
  document.getElementById("close-all").addEventListener("click", () => open(false));
  form.hidden = false;
  apply();
})();

"use strict";
(function () {
  var form = document.querySelector(".filters");
  if (form) {
    form.hidden = false;
    var items = Array.prototype.slice.call(document.querySelectorAll(".findings > li"));
    var hits = Array.prototype.slice.call(document.querySelectorAll(".hit"));
    var output = form.querySelector("output");
    var apply = function () {
      var on = {};
      form.querySelectorAll("input").forEach(function (box) { on[box.name + box.value] = box.checked; });
      var shown = 0, visible = {};
      items.forEach(function (item) {
        var show = on["severity" + item.dataset.severity] && on["family" + item.dataset.family];
        item.hidden = !show;
        visible[item.id] = show;
        if (show) { shown += 1; }
      });
      hits.forEach(function (hit) {
        var off = hit.dataset.hits.split(" ").every(function (n) { return !visible["f" + hit.dataset.report + "-" + n]; });
        hit.classList.toggle("off", off);
      });
      output.textContent = output.dataset.shown.replace("{shown}", shown).replace("{total}", items.length);
    };
    form.addEventListener("change", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.querySelector("[data-all]").addEventListener("click", function () {
      form.querySelectorAll("input").forEach(function (box) { box.checked = true; });
      apply();
    });
    apply();
  }
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details.violated, details.unverifiable").forEach(function (d) { d.open = true; });
  });
})();

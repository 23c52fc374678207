// Comfort for who asks for a session; every page works the same without it.
(() => {
  // The number of signs that are left, seen at once and said after a pause.
  const count = (field) => {
    const line = document.createElement("p");
    const said = document.createElement("p");
    line.className = "hint";
    line.setAttribute("aria-hidden", "true");
    said.className = "hidden";
    said.setAttribute("role", "status");
    field.after(line, said);
    let pause;
    const show = () => {
      const left = field.dataset.most - field.value.length;
      const words = left < 0 ? field.dataset.over : field.dataset.left;
      line.textContent = words.replace("{n}", Math.abs(left));
      line.classList.toggle("wrong", left < 0);
      clearTimeout(pause);
      pause = setTimeout(() => (said.textContent = line.textContent), 1000);
    };
    field.addEventListener("input", show);
    show();
  };

  // The browser's own calendar beside a date that can also be typed.
  const pick = (field) => {
    if (!("showPicker" in HTMLInputElement.prototype)) return;
    const button = document.createElement("button");
    const calendar = document.createElement("input");
    button.type = "button";
    button.className = "button button-quiet day-button";
    button.textContent = field.dataset.pick;
    calendar.type = "date";
    calendar.className = "day-calendar";
    calendar.tabIndex = -1;
    calendar.setAttribute("aria-hidden", "true");
    calendar.min = field.dataset.first;
    field.parentElement.classList.add("field-day");
    field.after(button, calendar);
    button.addEventListener("click", () => calendar.showPicker());
    calendar.addEventListener("change", () => {
      const [year, month, day] = calendar.value.split("-").map(Number);
      if (!day) return;
      field.value = `${day}/${month}/${year}`;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    });
  };

  document.querySelectorAll("[data-most]").forEach(count);
  document.querySelectorAll("[data-pick]").forEach(pick);
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();

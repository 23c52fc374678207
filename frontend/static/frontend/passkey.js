// Shows the buttons for passkeys where the browser knows them, and tells when one does not work.
(() => {
  if (!window.PublicKeyCredential) return;
  const show = (selector, shown) => {
    for (const part of document.querySelectorAll(selector)) part.hidden = !shown;
  };
  show("[data-passkey]", true);
  show("[data-no-passkey]", false);
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    show("[data-passkey-problem]", true);
    document.querySelector("[data-passkey-problem]").focus();
  });
})();

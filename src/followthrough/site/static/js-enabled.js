// Runs before the page is drawn, as GOV.UK Frontend asks; a file, because no inline script may run.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}

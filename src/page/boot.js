/*
 * Runs before the first paint: says that scripts run, and takes it back if the page's own script cannot be had.
 * Where a host's policy refuses inline code it runs with the page's script instead, and fetches the style sheet.
 */
(function () {
  var root = document.documentElement;
  if (root.dataset.script) return;
  var query = new URLSearchParams(location.search);
  if (!('noModule' in HTMLScriptElement.prototype)) return;
  root.dataset.script = 'on';
  var visit = performance.getEntriesByType && performance.getEntriesByType('navigation')[0];
  if (!location.hash && visit && visit.type === 'navigate') root.dataset.fresh = '';
  if (query.get('motion') === 'off') root.dataset.motion = 'off';
  if (query.get('theme') === 'projector') root.dataset.theme = 'projector';
  addEventListener('error', function (event) {
    if (event.target instanceof HTMLScriptElement) { delete root.dataset.script; delete root.dataset.fresh; }
  }, true);
  addEventListener('DOMContentLoaded', function () {
    if (getComputedStyle(root).getPropertyValue('--paper')) return;
    var link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = root.dataset.styles || '';
    document.head.append(link);
  });
})();

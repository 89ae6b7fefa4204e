/*
 * Runs before the first paint: says that scripts run, and takes it back if the page's own script cannot be had.
 * Where a host's policy refuses inline code it runs with the page's script instead, and fetches the style sheet.
 * The figures' own pictures are folded into <noscript>, which a browser with scripts does not parse: the stage shows the
 * same. They are unfolded where there is no stage beside the text: no script after all, paper, a very low screen.
 */
(function () {
  var root = document.documentElement;
  if (root.dataset.script || root.dataset.mode !== 'scroll') return;
  var query = new URLSearchParams(location.search);
  if (!('noModule' in HTMLScriptElement.prototype)) {
    addEventListener('DOMContentLoaded', unfold);
    return;
  }
  root.dataset.script = 'on';
  var visit = performance.getEntriesByType && performance.getEntriesByType('navigation')[0];
  if (!location.hash && visit && visit.type === 'navigate') {
    root.dataset.fresh = 'unseen';
    requestAnimationFrame(function () {
      setTimeout(function () { if (root.dataset.fresh) root.dataset.fresh = ''; });
    });
  }
  if (query.get('motion') === 'off') root.dataset.motion = 'off';
  if (query.get('theme') === 'projector') root.dataset.theme = 'projector';
  function unfold() {
    document.querySelectorAll('noscript').forEach(function (fold) { fold.outerHTML = fold.textContent || ''; });
  }
  addEventListener('error', function (event) {
    // A script that is not there, or that a browser too old for it cannot read.
    if ('awake' in root.dataset || !(event.target instanceof HTMLScriptElement || event.target === window)) return;
    delete root.dataset.script;
    delete root.dataset.fresh;
    unfold();
  }, true);
  addEventListener('beforeprint', unfold);
  function read() {
    // As in layout.css: where the stage stays beside the text.
    var beside = matchMedia('(min-height: 480px), (orientation: landscape) and (min-width: 640px)');
    function look() { if (!beside.matches || paper.matches) unfold(); }
    var paper = matchMedia('print');
    beside.addEventListener('change', look);
    paper.addEventListener('change', look);
    look();
    if (document.styleSheets.length) return;
    var link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = root.dataset.styles || '';
    document.head.append(link);
  }
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', read);
  else read();
})();

/*
 * Runs before the first paint: says that scripts run, and takes it back if the page's own script has not begun when the
 * page has been read (it is missing, or this browser is too old for it; story/wake.ts says if it fails later). Errors of
 * others' scripts say nothing about ours, so none is listened to.
 * Motion, theme and the size of all that is shown are seen at once, so their words in the address are read here and nowhere
 * else; all others in drive/surface.ts. The address wins, then what the reader chose before (drive/settings.ts keeps it); for the rest the
 * style sheets ask the system.
 * Where a host's policy refuses inline code it runs with the page's script instead, and fetches the style sheet.
 * The figures' own pictures are folded into <noscript>, which a browser with scripts does not parse: the stage shows the
 * same. They are unfolded where there is no stage beside the text: no script after all, paper, a very low screen.
 */
(function () {
  var root = document.documentElement;
  if ('boot' in root.dataset) return;
  root.dataset.boot = '';
  var opened = [];
  var away = {};
  var paper = matchMedia('print');
  // The others, editors' page and figures, have nothing folded and need no script to be whole.
  var staged = 'map' in root.dataset;
  function unfold() {
    if (!staged) return;
    document.querySelectorAll('noscript').forEach(function (fold) {
      fold.outerHTML = fold.textContent || '';
    });
  }
  function take(name) {
    if (name in root.dataset) away[name] = root.dataset[name];
    delete root.dataset[name];
  }
  function toPaper() {
    // Paper has its own colours, and on it all steps stand in their order.
    take('theme');
    if (root.dataset.script === 'steps') take('script');
    unfold();
    // Firefox builds what a picture's <use> stands for when it next lays out the page: after it has copied it for the printer.
    root.getBoundingClientRect();
    // Not all browsers let a style sheet open them.
    document.querySelectorAll('details:not([open])').forEach(function (each) {
      opened.push(each);
      each.open = true;
    });
  }
  function fromPaper() {
    Object.assign(root.dataset, away);
    away = {};
    opened.splice(0).forEach(function (each) {
      each.open = false;
    });
  }
  /* Its style sheet is in the way of the first paint, so that nothing jumps. Where there is none to fetch it stands in the page. */
  function largeSheet() {
    var file = root.dataset.large;
    if (!file) return;
    var link = '<link rel="stylesheet" href="' + file + '">';
    if (document.currentScript) document.write(link);
    else document.head.insertAdjacentHTML('beforeend', link);
  }
  addEventListener('beforeprint', toPaper);
  addEventListener('afterprint', fromPaper);
  // Some only say it so.
  if (paper.addEventListener)
    paper.addEventListener('change', function () {
      if (paper.matches) toPaper();
      else fromPaper();
    });
  function whenRead(act) {
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', act);
    else act();
  }
  whenRead(function () {
    // Modules have run by now, or never will.
    if (root.dataset.wake || !staged) return;
    delete root.dataset.script;
    delete root.dataset.fresh;
    unfold();
  });
  if (root.dataset.wake === 'failed' || !('noModule' in HTMLScriptElement.prototype)) return;
  // Modules will run.
  root.dataset.boot = 'on';
  var query = new URLSearchParams(location.search);
  function stored() {
    try {
      return Object(JSON.parse(localStorage.yunhe));
      // eslint-disable-next-line @typescript-eslint/no-unused-vars -- without a name it would not be ES5
    } catch (error) {
      // Nothing is kept; or a frame without an origin has no storage.
      return {};
    }
  }
  var kept = stored();
  function dress(name, words) {
    // A chat that links the address may add a full stop to it.
    var word = words.exec(query.get(name)) || words.exec(kept[name]);
    if (word) root.dataset[name] = word[0].toLowerCase();
  }
  dress('big', /^[01]/);
  if (query.get('big') && root.dataset.big !== kept.big) {
    // It is one state for all pages, and the next page's address does not say it.
    try {
      localStorage.setItem('yunhe', JSON.stringify(Object.assign({}, kept, { big: root.dataset.big })));
      kept.big = root.dataset.big;
      // eslint-disable-next-line @typescript-eslint/no-unused-vars -- as above
    } catch (error) {
      // Then it holds for this page, and the links tell the next one.
    }
  }
  // They are listened to from the beginning: whoever knows the page does not wait for its script.
  ['mousedown', 'click'].forEach(function (press) {
    function carry(event) {
      var link = event.target.closest && event.target.closest('a[href]');
      // A picture that is saved and a page on a disk have origins that say nothing.
      if (!link || link.protocol !== location.protocol || link.host !== location.host || link.pathname === location.pathname) return;
      if (root.dataset.big !== '1' || /[?&]big=/.test(link.search)) return;
      // What is kept in the frame of an article is not known outside of it.
      if (parent === window && stored().big === '1') return;
      link.search += (link.search ? '&' : '?') + 'big=1';
    }
    addEventListener(press, carry, true);
  });
  // A figure keeps the colours in which its article shows it: only its own address can ask for others.
  var figure = !staged && root.dataset.mode === 'embed';
  if (figure) kept = {};
  dress('motion', /^(?:on|off)/i);
  dress('theme', /^(?:paper|contrast|projector)/i);
  /* The browser's own bar has the colour of the page's paper. */
  function paint() {
    var bar = document.querySelector('meta[name=theme-color]');
    var colour = getComputedStyle(root).getPropertyValue('--paper').trim();
    if (bar && colour) bar.content = colour;
  }
  new MutationObserver(paint).observe(root, { attributeFilter: ['data-theme'] });
  // As the page was built it has the usual one.
  if (root.dataset.theme || root.dataset.mode === 'present' || matchMedia('(prefers-contrast: more)').matches) whenRead(paint);
  if (figure) return;
  if (root.dataset.mode === 'present') {
    root.dataset.theme = 'projector';
    // The hall has its own sizes; only the speaker's notes follow.
    if (root.dataset.big === '1') root.dataset.big = 'notes';
    return;
  }
  if (root.dataset.big === '1') largeSheet();
  if (kept.turns) root.dataset.turns = kept.turns;
  else if (root.dataset.big === '1') root.dataset.turns = 'big';
  // The statement has no script of its own: a link to its other version keeps what else its address asks for.
  if (root.dataset.mode === 'plain')
    whenRead(function () {
      document.querySelectorAll('a[href^="?"]').forEach(function (link) {
        query.set('big', link.search.slice(-1));
        link.search = query;
      });
    });
  if (root.dataset.mode !== 'scroll') return;
  root.dataset.script = 'on';
  var visit = performance.getEntriesByType && performance.getEntriesByType('navigation')[0];
  if (!location.hash && visit && visit.type === 'navigate') {
    root.dataset.fresh = 'unseen';
    requestAnimationFrame(function () {
      setTimeout(function () {
        if (root.dataset.fresh) root.dataset.fresh = '';
      });
    });
  }
  whenRead(function () {
    // As in layout.css: where the stage stays beside the text.
    var beside = matchMedia('(min-height: 480px), (orientation: landscape) and (min-width: 640px)');
    // A keyboard that makes the screen low goes again.
    function look() {
      if ((!beside.matches && !('typing' in root.dataset)) || paper.matches) unfold();
    }
    if (beside.addEventListener) beside.addEventListener('change', look);
    look();
    if (document.styleSheets.length) return;
    var link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = root.dataset.styles || '';
    document.head.append(link);
  });
})();

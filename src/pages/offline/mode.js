/* Runs first: `?present` in the address makes the page a presentation. */
if (new URLSearchParams(location.search).has('present')) document.documentElement.dataset.mode = 'present';

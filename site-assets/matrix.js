// The matrix, filtered by properties of detections. The selection is stored in the URL.
(() => {
  const facets = window.triplineFacets;
  const form = document.getElementById('matrix-form');
  const count = document.getElementById('matrix-count');
  const opener = document.getElementById('matrix-open');
  const MARKS = { proven: '✓', untested: '○', none: '' };
  const tactics = [...document.querySelectorAll('.tactic')].map((element) => ({
    cells: [...element.querySelectorAll(':scope > ul > .cell')],
    proven: element.querySelector('.tactic-proven'),
  }));
  const cells = [...document.querySelectorAll('.cell')].map((element) => ({
    element,
    proven: placesIn(element.dataset.proven),
    others: placesIn(element.dataset.others),
    tally: element.querySelector(':scope > .tally'),
  }));

  function placesIn(text = '') {
    return text.split(' ').filter(Boolean).map(Number);
  }

  function show() {
    const chosen = [...form.querySelectorAll('select')].filter(({ value }) => value !== '');
    const sets = chosen.map(({ name, value }) => new Set(facets[name]?.[value] ?? []));
    const fits = (place) => sets.every((set) => set.has(place));
    for (const cell of cells) showCell(cell, cell.proven.filter(fits), cell.others.filter(fits));
    for (const { cells: column, proven } of tactics) {
      proven.textContent = column.filter(({ dataset }) => dataset.proof === 'proven').length;
    }
    tell(chosen.length > 0);
  }

  function showCell({ element, tally }, shownProven, shownOthers) {
    const proven = shownProven.length;
    const others = shownOthers.length;
    element.dataset.shownProven = shownProven.join(' ');
    element.dataset.shownOthers = shownOthers.join(' ');
    const proof = proven > 0 ? 'proven' : others > 0 ? 'untested' : 'none';
    element.dataset.proof = proof;
    element.dataset.share = proven + others === 0 ? 0 : Math.ceil((4 * proven) / (proven + others));
    for (const name of Object.keys(MARKS))
      element.classList.toggle(`matrix-${name}`, name === proof);
    element.hidden = form.elements.covered.checked && proof === 'none';
    if (!tally) return;
    tally.hidden = proof === 'none';
    tally.querySelector('.tally-mark').textContent = MARKS[proof];
    tally.querySelector('.tally-proven').textContent = proven;
    tally.querySelector('.tally-all').textContent = proven + others;
  }

  /** Each technique once, even if it is in several columns. */
  function tell(isNarrowed) {
    const proofById = new Map(
      tactics.flatMap(({ cells: column }) =>
        column.map(({ dataset }) => [dataset.id, dataset.proof]),
      ),
    );
    const proofs = [...proofById.values()];
    const proven = proofs.filter((proof) => proof === 'proven').length;
    const untested = proofs.filter((proof) => proof === 'untested').length;
    count.textContent = isNarrowed
      ? `With these filters, ${proven} techniques have a passing test and ${untested} have only detections without one.`
      : '';
  }

  function readAddress() {
    const text = location.search.length > 1 ? location.search : location.hash;
    const params = new URLSearchParams(text.replace(/^[?#]/, ''));
    for (const select of form.querySelectorAll('select')) {
      select.value = params.get(select.name) ?? '';
      // An unknown value would leave the select empty.
      if (select.selectedIndex < 0) select.value = '';
    }
    form.elements.covered.checked = params.has('covered');
  }

  function writeAddress() {
    const params = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
    const text = params.toString();
    try {
      history.replaceState(null, '', text === '' ? location.pathname : `?${text}`);
    } catch {
      location.replace(`#${text}`);
    }
  }

  function changed() {
    writeAddress();
    show();
  }

  function openAll() {
    const isOpen = opener.getAttribute('aria-pressed') === 'true';
    opener.setAttribute('aria-pressed', String(!isOpen));
    for (const details of document.querySelectorAll('.matrix details')) details.open = !isOpen;
  }

  form.hidden = false;
  opener.addEventListener('click', openAll);
  form.addEventListener('change', changed);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(changed));
  addEventListener('popstate', () => {
    readAddress();
    show();
  });
  readAddress();
  show();
})();

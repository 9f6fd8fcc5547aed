// The list of detections: search as you type, facets and sorting. The selection is stored in the URL.
(() => {
  const facets = window.triplineFacets;
  const root = document.body.dataset.root;
  const form = document.getElementById('search-form');
  const query = document.getElementById('query');
  const facetForm = document.getElementById('facet-form');
  const facetBox = document.getElementById('facets');
  const count = document.getElementById('count');
  const body = document.querySelector('#detections tbody');
  const heads = [...document.querySelectorAll('#detections th[data-sort]')];
  const rows = [...body.rows];
  const keys = heads.map((head) => head.dataset.sort);
  /** Field weights: a name has more weight than a word in a search. */
  const BOOST = {
    name: 8,
    techniques: 5,
    stories: 3,
    sources: 3,
    macros: 2,
    fields: 2,
    description: 1.5,
  };
  const COLLATOR = new Intl.Collator('en', { numeric: true });

  let index;
  let loading;

  /** Loads the index on the first search, as a script, because pages on disk cannot fetch data. */
  function loadIndex() {
    loading ??= Promise.all([addScript('minisearch.js'), addScript('search-index.js')]).then(() => {
      const { fields, data } = window.triplineIndex;
      index = window.MiniSearch.loadJS(data, { fields });
      window.triplineIndex = undefined;
    });
    return loading;
  }

  function addScript(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = `${root}assets/${name}`;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${name} cannot be loaded`));
      document.head.append(script);
    });
  }

  /** The selection in the URL. */
  function readAddress() {
    const text = location.search.length > 1 ? location.search : location.hash;
    const params = new URLSearchParams(text.replace(/^[?#]/, ''));
    query.value = params.get('q') ?? '';
    for (const control of facetForm.elements) {
      const chosen = params.getAll(control.name);
      if (control.type === 'checkbox') control.checked = chosen.includes(control.value);
      else if (control.tagName === 'SELECT') control.value = chosen[0] ?? '';
    }
    sort = params.get('sort') ?? '';
  }

  let sort = '';

  function writeAddress() {
    const params = new URLSearchParams();
    if (query.value.trim() !== '') params.set('q', query.value.trim());
    for (const [key, values] of chosenFacets()) {
      for (const value of values) params.append(key, value);
    }
    if (sort !== '') params.set('sort', sort);
    const text = params.toString();
    try {
      history.replaceState(null, '', text === '' ? location.pathname : `?${text}`);
    } catch {
      location.replace(`#${text}`);
    }
  }

  function chosenFacets() {
    const chosen = new Map();
    for (const { name, value } of facetForm.querySelectorAll('input:checked, select')) {
      if (value !== '') chosen.set(name, [...(chosen.get(name) ?? []), value]);
    }
    return chosen;
  }

  /** Indexes of the rows that match the query, best first; undefined without a query. */
  function search() {
    // Words as in the index: letters, digits and underscores.
    const words = query.value.match(/[\p{L}\p{N}_]+/gu);
    if (words === null || index === undefined) return undefined;
    const found = index.search(words.join(' '), {
      tokenize: (text) => text.split(' '),
      combineWith: 'AND',
      prefix: true,
      fuzzy: (term) => (term.length > 5 && !/\d/.test(term) ? 0.15 : false),
      boost: BOOST,
    });
    return found.map(({ id }) => id);
  }

  function show() {
    const found = search();
    const places = found ?? rows.map((_, place) => place);
    const sets = [...chosenFacets()].map(
      ([key, values]) => new Set(values.flatMap((value) => facets[key]?.[value] ?? [])),
    );
    const shown = places.filter((place) => sets.every((set) => set.has(place)));
    const ordered = sort === '' ? shown : sorted(shown);
    body.replaceChildren(...ordered.map((place) => rows[place]));
    const all = rows.length.toLocaleString('en-US');
    count.textContent =
      shown.length === rows.length
        ? `${all} detections`
        : `${shown.length.toLocaleString('en-US')} of ${all} detections`;
    showSort();
  }

  function sorted(places) {
    const column = keys.indexOf(sort.replace(/^-/, ''));
    if (column < 0) return places;
    const direction = sort.startsWith('-') ? -1 : 1;
    const text = (place) => rows[place].cells[column].textContent;
    return [...places].sort((a, b) => direction * COLLATOR.compare(text(a), text(b)) || a - b);
  }

  function showSort() {
    for (const head of heads) {
      const { sort: key } = head.dataset;
      if (sort === key) head.setAttribute('aria-sort', 'ascending');
      else if (sort === `-${key}`) head.setAttribute('aria-sort', 'descending');
      else head.removeAttribute('aria-sort');
    }
  }

  function changed() {
    writeAddress();
    show();
  }

  /** A button in each column header: sorts ascending, then descending, then not at all. */
  function addSortButtons() {
    for (const head of heads) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      button.addEventListener('click', () => {
        const { sort: key } = head.dataset;
        sort = sort === key ? `-${key}` : sort === `-${key}` ? '' : key;
        changed();
      });
      head.replaceChildren(button);
    }
  }

  async function searched() {
    writeAddress();
    if (query.value.trim() !== '' && index === undefined) {
      count.textContent = 'Loading search…';
      try {
        await loadIndex();
      } catch (error) {
        count.textContent = `Search is not available: ${error.message}`;
        return;
      }
    }
    show();
  }

  addSortButtons();
  form.hidden = false;
  facetBox.hidden = false;
  facetBox.open = matchMedia('(min-width: 60rem)').matches;
  form.addEventListener('submit', (event) => event.preventDefault());
  query.addEventListener('input', searched);
  query.addEventListener('focus', () => loadIndex().catch(() => undefined), { once: true });
  facetForm.addEventListener('change', changed);
  facetForm.addEventListener('submit', (event) => event.preventDefault());
  facetForm.addEventListener('reset', () => setTimeout(changed));
  addEventListener('popstate', () => {
    readAddress();
    searched();
  });
  readAddress();
  if (query.value === '') show();
  else searched();
})();

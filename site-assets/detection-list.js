// The list of detections: search as you type, facets and sorting. The selection is stored in the URL. Without a
// selection, the page shows its own rows and nothing is loaded.
(() => {
  const root = document.body.dataset.root;
  const form = document.getElementById('search-form');
  const query = document.getElementById('query');
  const facetForm = document.getElementById('facet-form');
  const facetBox = document.getElementById('facets');
  const count = document.getElementById('count');
  const others = document.getElementById('others');
  const pages = document.getElementById('pages');
  const more = document.getElementById('more');
  const body = document.querySelector('#detections tbody');
  const heads = [...document.querySelectorAll('#detections th[data-sort]')];
  const firstRows = [...body.rows];
  const firstCount = count.textContent;
  const total = Number(count.dataset.total);
  const STEP = 100;
  const SHOWN_OTHERS = 12;
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

  /** The loaded data: rows and facets, and an index each of names and of all texts. */
  let facets;
  let data;
  let names;
  let texts;
  let sort = '';
  let limit = STEP;
  const loading = new Map();

  /** Loads a file once, as a script, because pages on disk cannot fetch data. */
  function load(name) {
    if (!loading.has(name)) loading.set(name, addScript(name));
    return loading.get(name);
  }

  async function loadRows() {
    await Promise.all([load('rows.js'), load('detections.js')]);
    data = window.triplineRows;
    facets = window.triplineFacets;
  }

  async function loadNames() {
    await Promise.all([load('minisearch.js'), load('name-index.js'), loadRows()]);
    names ??= indexFrom(window.triplineNames);
  }

  /** The texts are larger; hits in names are shown first. */
  async function loadTexts() {
    await Promise.all([load('minisearch.js'), load('text-index.js')]);
    texts ??= indexFrom(window.triplineTexts);
  }

  function indexFrom({ fields, data: index }) {
    return window.MiniSearch.loadJS(index, { fields });
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

  /** The hits for the query, best first; undefined without one. Misspelled words count if nothing else matches. */
  function search() {
    // Words as in the index: letters, digits and underscores.
    const words = query.value.match(/[\p{L}\p{N}_]+/gu);
    if (words === null || names === undefined) return undefined;
    const exact = hits(words, false);
    return exact.length > 0 ? exact : hits(words, true);
  }

  /** Every word must match in one of the indexes. */
  function hits(words, isFuzzy) {
    const found = new Map();
    for (const [at, word] of words.entries()) {
      for (const index of [names, texts]) {
        for (const hit of index?.search(word, searchOptions(isFuzzy)) ?? []) {
          const known = found.get(hit.id) ?? {
            id: hit.id,
            score: 0,
            words: new Set(),
            why: new Map(),
          };
          known.score += hit.score;
          known.words.add(at);
          for (const [term, fields] of Object.entries(hit.match)) addWhy(known.why, term, fields);
          found.set(hit.id, known);
        }
      }
    }
    const whole = [...found.values()].filter((hit) => hit.words.size === words.length);
    return whole.sort((a, b) => b.score - a.score || a.id - b.id);
  }

  /** Two letters in the wrong order are two edits. */
  function searchOptions(isFuzzy) {
    return {
      tokenize: (text) => [text],
      prefix: true,
      fuzzy: (term) => (isFuzzy && term.length > 4 && !/\d/.test(term) ? 2 : false),
      boost: BOOST,
    };
  }

  function addWhy(why, term, fields) {
    for (const field of fields) why.set(field, (why.get(field) ?? new Set()).add(term));
  }

  function isSelected() {
    return query.value.trim() !== '' || sort !== '' || chosenFacets().size > 0;
  }

  function show() {
    const isOwn = !isSelected();
    if (pages) pages.hidden = !isOwn;
    showSort();
    if (isOwn) {
      body.replaceChildren(...firstRows);
      count.textContent = firstCount;
      others.hidden = true;
      more.hidden = true;
      return;
    }
    if (data === undefined) return;
    const found = search() ?? data.detections.map((_, id) => ({ id }));
    const sets = [...chosenFacets()].map(
      ([key, values]) => new Set(values.flatMap((value) => facets[key]?.[value] ?? [])),
    );
    const shown = found.filter(({ id }) => id < total && sets.every((set) => set.has(id)));
    showOthers(found.filter(({ id }) => id >= total));
    const ordered = sort === '' ? shown : sorted(shown);
    body.replaceChildren(...ordered.slice(0, limit).map(rowFor));
    more.hidden = ordered.length <= limit;
    count.textContent = `${shown.length.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} detections`;
  }

  /** Stories, techniques, data sources and other pages whose names match. */
  function showOthers(found) {
    const items = found.slice(0, SHOWN_OTHERS).map(({ id }) => {
      const [kind, name, path] = data.others[id - total];
      const item = document.createElement('li');
      const label = document.createElement('span');
      label.className = 'quiet';
      label.textContent = `${kind} `;
      item.append(label, link(name, path));
      return item;
    });
    others.replaceChildren(...items);
    others.hidden = items.length === 0;
  }

  function link(text, path) {
    const anchor = document.createElement('a');
    anchor.href = root + path;
    anchor.textContent = text;
    return anchor;
  }

  function rowFor({ id, why }) {
    const [name, path, techniques, type, proof, proofName, date] = data.detections[id];
    const row = document.createElement('tr');
    const head = document.createElement('th');
    head.scope = 'row';
    head.append(link(name, path), ...reasons(why));
    row.append(head);
    const attack = row.insertCell();
    for (const [technique, address] of techniques) attack.append(link(technique, address), ' ');
    wideCell(row, type);
    const badge = document.createElement('span');
    badge.className = `badge proof-${proof}`;
    badge.textContent = proofName;
    row.insertCell().append(badge);
    wideCell(row, date);
    return row;
  }

  function wideCell(row, text) {
    const cell = row.insertCell();
    cell.className = 'wide';
    cell.textContent = text;
  }

  /** Why a row matches, if its name does not show it. */
  function reasons(why) {
    if (why === undefined || why.has('name')) return [];
    const note = document.createElement('small');
    note.className = 'why quiet';
    for (const [field, terms] of why) {
      const mark = document.createElement('mark');
      mark.textContent = [...terms].slice(0, 4).join(', ');
      note.append(note.childNodes.length > 0 ? '; ' : '', mark, ` in ${field}`);
    }
    return [note];
  }

  function sorted(found) {
    const key = sort.replace(/^-/, '');
    const direction = sort.startsWith('-') ? -1 : 1;
    const texts = { name: 0, type: 3, tests: 5, date: 6 };
    const text = ({ id }) => {
      const row = data.detections[id];
      return key === 'attack' ? row[2].map(([technique]) => technique).join(' ') : row[texts[key]];
    };
    return [...found].sort(
      (a, b) => direction * COLLATOR.compare(text(a) ?? '', text(b) ?? '') || a.id - b.id,
    );
  }

  function showSort() {
    for (const head of heads) {
      const { sort: key } = head.dataset;
      if (sort === key) head.setAttribute('aria-sort', 'ascending');
      else if (sort === `-${key}`) head.setAttribute('aria-sort', 'descending');
      else head.removeAttribute('aria-sort');
    }
  }

  async function changed() {
    limit = STEP;
    writeAddress();
    await update();
  }

  /** Loads what the selection needs, and shows it. */
  async function update() {
    const isSearch = query.value.trim() !== '';
    try {
      if (isSearch && names === undefined) {
        count.textContent = 'Loading search…';
        await loadNames();
      } else if (isSelected() && data === undefined) await loadRows();
      show();
      if (!isSearch || texts !== undefined) return;
      await loadTexts();
      show();
    } catch (error) {
      count.textContent = `Search is not available: ${error.message}`;
    }
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

  addSortButtons();
  form.hidden = false;
  facetBox.hidden = false;
  facetBox.open = matchMedia('(min-width: 60rem)').matches;
  form.addEventListener('submit', (event) => event.preventDefault());
  query.addEventListener('input', changed);
  query.addEventListener('focus', () => loadNames().catch(() => undefined), { once: true });
  facetForm.addEventListener('change', changed);
  facetForm.addEventListener('submit', (event) => event.preventDefault());
  facetForm.addEventListener('reset', () => setTimeout(changed));
  more.addEventListener('click', () => {
    limit += STEP;
    show();
  });
  addEventListener('popstate', () => {
    readAddress();
    update();
  });
  readAddress();
  update();
})();

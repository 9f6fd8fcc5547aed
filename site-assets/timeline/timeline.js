// The page of findings: rows of bars over time, filters and the list of findings. All texts are set as text.
(() => {
  const { detections, findings } = JSON.parse(document.getElementById('data').textContent);
  const main = document.getElementById('timeline');
  if (main === null) return;

  const BARS = 60;
  const FEW_LANES = 12;
  const PER_PAGE = 100;
  const SEVERITIES = ['high', 'medium', 'low'];
  const SELECTS = ['tactic', 'host', 'detection'];
  const VALUES = ['query', ...SELECTS, 'risk', 'from', 'to'];
  const at = (id) => document.getElementById(id);
  const filters = at('filters');

  /** A finding with what filters and the order ask for. */
  const all = findings.map((finding) => {
    const detection = detections[finding.detection];
    const { name, id, path, severity, risk, techniques, tactics } = detection;
    const fields = [...finding.because, ...finding.row].map((field) => field.join('='));
    const texts = [name, id, path, finding.host, finding.user, ...techniques, ...fields];
    return {
      ...finding,
      about: detection,
      severity,
      risk,
      text: texts.join('\n').toLowerCase(),
      lanes: {
        tactic: tactics.length > 0 ? tactics : ['no tactic'],
        host: [finding.host || 'no host'],
        detection: [name],
      },
    };
  });
  const times = all.flatMap(({ time }) => (time === null ? [] : [time]));
  const whole = { from: least(times), to: greatest(times) };

  let shown = PER_PAGE;
  let showsAllLanes = false;

  function least(numbers) {
    return numbers.reduce((found, number) => Math.min(found, number), Number.POSITIVE_INFINITY);
  }

  function greatest(numbers) {
    return numbers.reduce((found, number) => Math.max(found, number), Number.NEGATIVE_INFINITY);
  }

  /** An element with a class, texts and children. */
  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className !== '') made.className = className;
    made.append(...children);
    return made;
  }

  function timeText(seconds) {
    if (seconds === null) return 'no time';
    const date = new Date(seconds * 1000);
    if (Number.isNaN(date.getTime())) return String(seconds);
    return date.toISOString().slice(0, 19).replace('T', ' ');
  }

  /** For an input of a date and time, which has no zone. */
  function inputText(seconds) {
    return timeText(seconds).replace(' ', 'T');
  }

  function secondsOf(text) {
    const time = text === '' ? Number.NaN : Date.parse(`${text}Z`) / 1000;
    return Number.isNaN(time) ? undefined : time;
  }

  function countText(count) {
    return `${count.toLocaleString('en-US')} ${count === 1 ? 'finding' : 'findings'}`;
  }

  function chosenSeverities() {
    return SEVERITIES.filter((value) => filters.querySelector(`[value="${value}"]`).checked);
  }

  /** What the filters ask for. */
  function asked() {
    const severities = chosenSeverities();
    return {
      query: at('query').value.trim().toLowerCase(),
      severities: severities.length > 0 ? severities : SEVERITIES,
      risk: Number(at('risk').value),
      from: secondsOf(at('from').value),
      to: secondsOf(at('to').value),
    };
  }

  function meets(finding, { query, severities, risk, from, to }) {
    if (!severities.includes(finding.severity) || finding.risk < risk) return false;
    if (from !== undefined && (finding.time === null || finding.time < from)) return false;
    if (to !== undefined && (finding.time === null || finding.time >= to)) return false;
    for (const name of SELECTS) {
      const { value } = at(name);
      if (value !== '' && !finding.lanes[name].includes(value)) return false;
    }
    return query === '' || query.split(/\s+/).every((word) => finding.text.includes(word));
  }

  const ORDERS = {
    oldest: (a, b) => (a.time ?? Number.POSITIVE_INFINITY) - (b.time ?? Number.POSITIVE_INFINITY),
    newest: (a, b) => (b.time ?? Number.NEGATIVE_INFINITY) - (a.time ?? Number.NEGATIVE_INFINITY),
    risk: (a, b) => b.risk - a.risk,
  };

  function show() {
    const wanted = asked();
    const found = all.filter((finding) => meets(finding, wanted));
    showLanes(found, wanted);
    showList(found.sort((a, b) => ORDERS[at('order').value](a, b) || 0));
    keepInAddress();
  }

  /** The period of the bars, and how long each is. */
  function rangeOf({ from = whole.from, to = whole.to + 1 }) {
    const length = Math.max(1, to - from);
    return { from, to: from + length, step: length / BARS };
  }

  function showLanes(found, wanted) {
    const range = rangeOf(wanted);
    const by = at('lanes-by').value;
    const timed = found.filter(({ time }) => time !== null);
    const lanes = new Map();
    for (const finding of timed)
      for (const name of finding.lanes[by]) {
        const own = lanes.get(name) ?? [];
        lanes.set(name, own);
        own.push(finding);
      }
    const sorted = [...lanes].sort((a, b) => b[1].length - a[1].length);
    const kept = showsAllLanes ? sorted : sorted.slice(0, FEW_LANES);
    at('lanes').replaceChildren(
      laneOf('all findings', timed, range, 4),
      axisOf(range),
      ...kept.map(([name, own]) => laneOf(name, own, range, 1, by)),
    );
    at('more-lanes').hidden = kept.length === sorted.length;
    at('whole-range').hidden = wanted.from === undefined && wanted.to === undefined;
  }

  function axisOf({ from, to }) {
    const marks = [0, 1, 2].map((part) => timeText(from + ((to - from) * part) / 2));
    const spans = marks.map((text) => element('span', '', text));
    return element('div', 'axis', ...spans);
  }

  function laneOf(name, own, range, height, by) {
    const label = element('button', '', name);
    label.type = 'button';
    label.title = name;
    const select = by === undefined ? undefined : at(by);
    label.setAttribute('aria-pressed', String(select !== undefined && select.value === name));
    label.addEventListener('click', () => {
      if (select === undefined) filters.reset();
      else choose(select, select.value === name ? '' : name);
    });
    const count = element('span', 'number', own.length.toLocaleString('en-US'));
    return element('div', 'lane', label, barsOf(name, own, range, height), count);
  }

  /** A bar per period: as high as it has findings, with the color of the highest severity. */
  function barsOf(name, own, range, height) {
    const svg = svgElement('svg', {
      viewBox: `0 0 ${BARS} ${height}`,
      preserveAspectRatio: 'none',
    });
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', `${name}: ${countText(own.length)}`);
    const bars = Array.from({ length: BARS }, () => []);
    for (const finding of own) {
      const bar = Math.min(BARS - 1, Math.floor((finding.time - range.from) / range.step));
      bars[bar]?.push(finding);
    }
    const most = greatest(bars.map(({ length }) => length));
    for (const [index, inBar] of bars.entries()) {
      if (inBar.length === 0) continue;
      const severity = SEVERITIES.find((one) => inBar.some((finding) => finding.severity === one));
      const tall = height * (0.25 + (0.75 * inBar.length) / most);
      const bar = svgElement('rect', {
        x: index + 0.05,
        y: height - tall,
        width: 0.9,
        height: tall,
      });
      bar.setAttribute('class', `sev-${severity}`);
      const from = range.from + index * range.step;
      const title = svgElement('title', {});
      title.textContent = `${countText(inBar.length)} from ${timeText(from)}`;
      bar.append(title);
      bar.addEventListener('click', () => narrow(from, from + range.step));
      svg.append(bar);
    }
    return svg;
  }

  function svgElement(name, attributes) {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    return made;
  }

  /** Shows only a period, of whole seconds. */
  function narrow(from, to) {
    at('from').value = inputText(Math.floor(from));
    at('to').value = inputText(Math.max(Math.floor(from) + 1, Math.ceil(to)));
    changed();
  }

  function choose(select, value) {
    select.value = value;
    changed();
  }

  function showList(found) {
    at('count').textContent = `${found.length.toLocaleString('en-US')} of ${countText(all.length)}`;
    at('findings').replaceChildren(...found.slice(0, shown).map(itemOf));
    at('more').hidden = found.length <= shown;
    for (const severity of SEVERITIES) {
      const count = found.filter((finding) => finding.severity === severity).length;
      filters.querySelector(`[data-count="${severity}"]`).textContent = String(count);
    }
  }

  function itemOf(finding) {
    const { about, severity, time, host, user, because } = finding;
    const reasons = because.map((field) => field.join('=')).join('  ');
    const summary = element(
      'summary',
      '',
      element('time', '', timeText(time)),
      element('span', `badge ${severity}`, severity),
      element('span', 'name', about.name),
      element('span', '', host),
      element('span', '', user),
      element('span', 'because', reasons),
    );
    const details = element('details', '', summary);
    details.addEventListener('toggle', () => {
      if (details.open && details.children.length === 1) details.append(bodyOf(finding));
    });
    return element('li', '', details);
  }

  function bodyOf({ about, risk, entities, row, events, eventCount }) {
    const attack = [...about.tactics, ...about.techniques].join(', ');
    const facts = [
      ['risk score', String(risk)],
      ['type', about.type],
      ['author', about.author],
      ['ATT&CK', attack],
      ['ID', about.id],
      ['file', about.path],
      ...entities,
    ].filter(([, value]) => value !== '');
    const rest = eventCount === null ? 0 : eventCount - events.length;
    const behind = [...events, ...(rest > 0 ? [`and ${rest} more`] : [])];
    return element(
      'div',
      'body',
      listOf(facts),
      heading('Result row'),
      listOf(row),
      heading(eventCount === null ? 'Events: not known' : 'Events'),
      element('ul', 'plain', ...behind.map((text) => element('li', '', element('code', '', text)))),
    );
  }

  function heading(text) {
    return element('h3', '', text);
  }

  function listOf(fields) {
    const pairs = fields.map(([name, value]) =>
      element('div', '', element('dt', '', name), element('dd', '', value)),
    );
    return element('dl', 'facts', ...pairs);
  }

  /** The address keeps the filters, so that a view can be shared. */
  function keepInAddress() {
    const kept = new URLSearchParams();
    for (const id of VALUES) if (at(id).value !== '') kept.set(id, at(id).value);
    for (const severity of chosenSeverities()) kept.append('severity', severity);
    for (const id of ['lanes-by', 'order'])
      if (at(id).selectedIndex > 0) kept.set(id, at(id).value);
    const text = kept.toString();
    try {
      history.replaceState(null, '', text === '' ? '#' : `#${text}`);
    } catch {
      // Some browsers limit how often an address changes.
    }
  }

  function readAddress() {
    const kept = new URLSearchParams(location.hash.slice(1));
    for (const id of [...VALUES, 'lanes-by', 'order']) {
      const value = kept.get(id);
      if (value !== null) at(id).value = value;
    }
    for (const severity of SEVERITIES)
      filters.querySelector(`[value="${severity}"]`).checked = kept
        .getAll('severity')
        .includes(severity);
  }

  function fillSelects() {
    for (const name of SELECTS) {
      const counts = new Map();
      for (const { lanes } of all)
        for (const lane of lanes[name]) counts.set(lane, (counts.get(lane) ?? 0) + 1);
      const sorted = [...counts].sort((a, b) => b[1] - a[1]);
      for (const [value, count] of sorted) {
        const option = element('option', '', `${value} (${count})`);
        option.value = value;
        at(name).append(option);
      }
    }
  }

  function changed() {
    shown = PER_PAGE;
    show();
  }

  function setUpTheme() {
    const button = document.querySelector('button.theme');
    const root = document.documentElement;
    const system = matchMedia('(prefers-color-scheme: dark)');
    const isDark = () =>
      root.dataset.theme === undefined ? system.matches : root.dataset.theme === 'dark';
    const say = () => button.setAttribute('aria-pressed', String(isDark()));
    button.hidden = false;
    button.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      say();
    });
    system.addEventListener('change', say);
    say();
  }

  let waiting;
  filters.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 100);
  });
  filters.addEventListener('submit', (event) => event.preventDefault());
  filters.addEventListener('reset', () => setTimeout(changed));
  at('lanes-by').addEventListener('change', () => {
    showsAllLanes = false;
    show();
  });
  at('order').addEventListener('change', changed);
  at('whole-range').addEventListener('click', () => {
    for (const id of ['from', 'to']) at(id).value = '';
    changed();
  });
  at('more').addEventListener('click', () => {
    shown += PER_PAGE;
    show();
  });
  at('more-lanes').addEventListener('click', () => {
    showsAllLanes = true;
    show();
  });
  setUpTheme();
  fillSelects();
  readAddress();
  // On a phone, findings come first.
  if (matchMedia('(max-width: 60rem)').matches) filters.parentElement.open = false;
  main.hidden = false;
  show();
})();

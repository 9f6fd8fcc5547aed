// The detections of a technique, listed in its cell: its count becomes a button. Names are loaded at the first press.
(() => {
  const root = document.body.dataset.root;
  let opened;
  let loaded;

  for (const tally of document.querySelectorAll('.cell > .tally')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = tally.className;
    button.hidden = tally.hidden;
    button.setAttribute('aria-expanded', 'false');
    button.append(...tally.childNodes);
    tally.replaceWith(button);
    button.addEventListener('click', () => press(button));
  }

  addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || opened === undefined) return;
    const { button } = opened;
    close();
    button.focus();
  });
  document.getElementById('matrix-form').addEventListener('change', close);
  document.getElementById('matrix-form').addEventListener('reset', close);

  async function press(button) {
    const isOpen = opened?.button === button;
    close();
    if (isOpen) return;
    const panel = document.createElement('div');
    panel.className = 'drill';
    panel.append('Loading');
    button.after(panel);
    button.setAttribute('aria-expanded', 'true');
    opened = { button, panel };
    const detections = await rows();
    panel.replaceChildren(listOf(button.parentElement, detections));
    keepInside(panel);
  }

  function close() {
    opened?.button.setAttribute('aria-expanded', 'false');
    opened?.panel.remove();
    opened = undefined;
  }

  /** A page on disk cannot fetch data, but can load a script that sets a variable. */
  function rows() {
    loaded ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = `${root}assets/rows.js`;
      script.onload = () => resolve(window.triplineRows.detections);
      script.onerror = reject;
      document.head.append(script);
    });
    return loaded;
  }

  function listOf({ dataset }, detections) {
    const list = document.createElement('ul');
    const add = (places, mark, said) => {
      for (const place of places.split(' ').filter(Boolean)) {
        const [name, path] = detections[place];
        const item = document.createElement('li');
        const link = document.createElement('a');
        link.href = root + path;
        link.textContent = name;
        const state = document.createElement('span');
        state.className = 'away';
        state.textContent = ` (${said})`;
        item.append(`${mark} `, link, state);
        list.append(item);
      }
    };
    add(dataset.shownProven ?? dataset.proven, '✓', 'tested');
    add(dataset.shownOthers ?? dataset.others, '○', 'not tested');
    return list;
  }

  /** The list of a cell at the right begins further left. */
  function keepInside(panel) {
    const over = panel.getBoundingClientRect().right - document.documentElement.clientWidth;
    panel.style.setProperty('--shift', `${Math.min(0, -over - 8)}px`);
  }
})();

// Lists of stories, data sources and other content: shows rows that contain all typed words.
(() => {
  const input = document.getElementById('filter');
  const count = document.getElementById('count');
  const rows = [...document.querySelectorAll('[data-filtered] tbody tr')];
  if (!input) return;
  const texts = rows.map((row) => row.textContent.toLowerCase());

  function filter() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [index, row] of rows.entries()) {
      row.hidden = !words.every((word) => texts[index].includes(word));
      if (!row.hidden) shown += 1;
    }
    count.value = shown === 1 ? '1 entry' : `${shown.toLocaleString('en-US')} entries`;
  }

  input.addEventListener('input', filter);
  if (input.value !== '') filter();
})();

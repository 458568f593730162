// The islands: theme switch, copy and print, filters that submit themselves, keys and tooltips in drawings.
// The page works without any of it.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Colours: the choice is a cookie, so that the server draws the next page with it. */
function switchThemes(form) {
  form.addEventListener('click', (event) => {
    const button = event.target.closest('button[name="to"]');
    if (!button) return;
    event.preventDefault();
    const theme = button.value;
    if (theme === 'auto') document.documentElement.removeAttribute('data-theme');
    else document.documentElement.setAttribute('data-theme', theme);
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
    for (const one of all('button[name="to"]', form)) {
      one.setAttribute('aria-pressed', String(one === button));
    }
  });
}

/** Copies this address, or the one the button names; says so in place of its own words. */
function copyOnClick(button) {
  button.hidden = false;
  const words = button.textContent;
  button.addEventListener('click', async () => {
    const address = new URL(button.dataset.copy || location.href, location.href).href;
    await navigator.clipboard.writeText(address);
    button.textContent = button.dataset.done;
    setTimeout(() => {
      button.textContent = words;
    }, 2000);
  });
}

/** In print every table is open; afterwards what was closed is closed again. */
function openForPrint() {
  let opened = [];
  window.addEventListener('beforeprint', () => {
    opened = all('details.as-table:not([open])');
    for (const one of opened) one.open = true;
    for (const place of all('[data-address]')) {
      place.textContent = `: ${new URL(place.dataset.address, location.href).href}`;
    }
    for (const place of all('[data-printed-at]')) {
      const now = new Date().toLocaleString(document.documentElement.lang, {
        dateStyle: 'medium',
        timeStyle: 'short',
        hourCycle: 'h23',
      });
      place.textContent = ` · ${place.dataset.text.replace('…', now)}`;
    }
  });
  window.addEventListener('afterprint', () => {
    for (const one of opened) one.open = false;
  });
}

/** A choice from a list is sent at once; boxes are sent when their list is folded. */
function submitOnChange(form) {
  form.addEventListener('change', (event) => {
    if (event.target.matches('select')) {
      const own = form.querySelector('input[name="to"][type="hidden"]');
      if (event.target.name === 'from' && own) own.disabled = true;
      form.requestSubmit();
    } else {
      event.target.closest('details')?.setAttribute('data-changed', '');
    }
  });
  for (const list of all('details', form)) {
    list.addEventListener('toggle', () => {
      if (!list.open && list.hasAttribute('data-changed')) form.requestSubmit();
    });
  }
}

/** Menus fold when something else is clicked, or on Escape. */
function foldMenus() {
  const menus = () => all('.menu[open], .pick[open]');
  document.addEventListener('click', (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
}

/** One tooltip for the page: what it says, the table says too. */
function makeTip() {
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.hidden = true;
  tip.setAttribute('aria-hidden', 'true');
  document.body.append(tip);
  return {
    show(mark) {
      tip.textContent = mark.dataset.said;
      tip.hidden = false;
      const box = mark.getBoundingClientRect();
      const width = tip.offsetWidth;
      const rightmost = document.documentElement.clientWidth - width - 8;
      const left = Math.max(8, Math.min(box.left + box.width / 2 - width / 2, rightmost));
      tip.style.left = `${left + window.scrollX}px`;
      tip.style.top = `${box.top + window.scrollY - tip.offsetHeight - 8}px`;
    },
    hide() {
      tip.hidden = true;
    },
  };
}

/** The marks and the name of each row, from left to right. */
function rowsOf(chart) {
  return all('li.row', chart).map((row) => {
    const plot = row.querySelector('svg.plot');
    plot.setAttribute('role', 'group');
    const marks = all('use.dot', row);
    for (const mark of marks) {
      mark.setAttribute('role', 'link');
      mark.setAttribute('aria-label', mark.dataset.said);
    }
    const name = row.querySelector('.name a');
    return name ? [name, ...marks] : marks;
  });
}

/** Where the arrows lead from this row and column. */
function stepFrom(rows, row, column, key) {
  const last = rows[row].length - 1;
  const steps = {
    ArrowRight: [row, Math.min(last, column + 1)],
    ArrowLeft: [row, Math.max(0, column - 1)],
    ArrowDown: [Math.min(rows.length - 1, row + 1), column],
    ArrowUp: [Math.max(0, row - 1), column],
    Home: [row, 0],
    End: [row, last],
  };
  const step = steps[key];
  return step && rows[step[0]][Math.min(step[1], rows[step[0]].length - 1)];
}

/** One Tab stop per drawing; arrows move, Enter opens, Escape leaves. */
function driveByKeys(chart, tip) {
  const rows = rowsOf(chart);
  const items = rows.flat();
  if (items.length === 0) return;
  const stopAt = (item) => {
    for (const one of items) one.setAttribute('tabindex', one === item ? '0' : '-1');
  };
  stopAt(items[0]);
  chart.addEventListener('focusin', (event) => {
    if (!items.includes(event.target)) return;
    stopAt(event.target);
    if (event.target.dataset.said) tip.show(event.target);
    else tip.hide();
  });
  chart.addEventListener('focusout', () => tip.hide());
  chart.addEventListener('keydown', (event) => {
    const row = rows.findIndex((one) => one.includes(event.target));
    if (row < 0) return;
    const next = stepFrom(rows, row, rows[row].indexOf(event.target), event.key);
    if (next) next.focus();
    else if (event.key === 'Escape') event.target.blur();
    else if (event.key === 'Enter' && event.target.dataset.href) {
      location.assign(event.target.dataset.href);
    } else return;
    event.preventDefault();
  });
}

/** The same by pointer. */
function driveByPointer(chart, tip) {
  chart.addEventListener('pointerover', (event) => {
    const mark = event.target.closest('use.dot');
    if (mark) tip.show(mark);
    else tip.hide();
  });
  chart.addEventListener('pointerleave', () => tip.hide());
  chart.addEventListener('click', (event) => {
    const mark = event.target.closest('use.dot');
    if (mark) location.assign(mark.dataset.href);
  });
}

/** How to use the keys, shown while the drawing has the focus. */
function explainKeys(chart) {
  const words = document.createElement('p');
  words.className = 'keys note';
  words.id = `keys-${chart.dataset.chart}`;
  words.textContent = chart.dataset.keys;
  chart.append(words);
  chart.setAttribute('aria-describedby', words.id);
}

all('[data-themes]').forEach(switchThemes);
all('[data-copy]').forEach(copyOnClick);
for (const button of all('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
openForPrint();
all('[data-filters]').forEach(submitOnChange);
foldMenus();
const tip = makeTip();
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') tip.hide();
});
for (const chart of all('[data-chart]')) {
  driveByKeys(chart, tip);
  driveByPointer(chart, tip);
  explainKeys(chart);
}

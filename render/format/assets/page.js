// The page is whole without this script. With it the picture becomes a canvas
// and the details a panel beside it. Nothing is fetched, nothing is stored but
// the state of this tab's own history entry.
"use strict";
(() => {
	const $ = id => document.getElementById(id);
	const root = document.documentElement, stage = $("picture"), panel = $("details");
	const svg = stage.querySelector("svg"), query = $("query"), finding = $("finding");
	const chips = [...document.querySelectorAll(".filters button")];
	const width = svg.width.baseVal.value, height = svg.height.baseVal.value;
	const hub = "ospo";

	// Entries are the cards that there are details of, in reading order.
	const entries = new Map();
	// Parts are the lines and labels between cards, with the ids of both ends, and
	// what is shared by several, with the ids of all.
	const parts = [];

	const plain = s => s.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").toLowerCase().replace(/[ıłøđß]/g, c => ({ı: "i", ł: "l", ø: "o", đ: "d"})[c] || "ss");

	function collect() {
		const ends = new Map(); // of links, by number
		for (const section of panel.querySelectorAll(".detail")) {
			const id = section.dataset.about, card = $(id);
			if (!card) continue;
			const near = new Set([id]);
			for (const item of section.querySelectorAll("[data-with]")) {
				near.add(item.dataset.with);
				if (item.dataset.link) ends.set(item.dataset.link, [id, item.dataset.with]);
			}
			if (near.size === 1) near.add(hub);
			const text = [...section.querySelectorAll(".find")].map(e => e.textContent).join("\n");
			entries.set(id, {id, card, section, near, text: plain(text), rules: (section.dataset.rules || "").split(" ")});
			equip(card);
		}
		for (const e of entries.values()) if (e.near.has(hub)) entries.get(hub)?.near.add(e.id);
		for (const part of svg.querySelectorAll(".wire, .link, .label, .key")) {
			const {from = hub, to, link} = part.dataset;
			const both = link ? ends.get(link) : to && [from, to];
			if (both) parts.push({part, ends: both});
		}
		for (const part of svg.querySelectorAll("[data-for]")) parts.push({part, ends: part.dataset.for.split(" "), shared: true});
	}

	// equip makes a card a button. Its links are in the panel too, and its tooltip
	// says less than the panel does. A button with words is called by them, so that
	// those who speak to the page can name it; its label describes it.
	function equip(card) {
		const label = card.getAttribute("aria-label");
		if (label && card.querySelector("text")) {
			card.removeAttribute("aria-label");
			card.setAttribute("aria-description", label);
		}
		const attributes = {tabindex: 0, role: "button", "aria-controls": "details", "aria-expanded": false};
		for (const name in attributes) card.setAttribute(name, attributes[name]);
		card.querySelector(":scope > title")?.remove();
		for (const link of card.querySelectorAll("a")) link.removeAttribute("href");
		const box = (card.querySelector(":scope > rect, :scope > path, :scope > circle") ?? card).getBBox();
		const ring = document.createElementNS(svg.namespaceURI, "rect");
		const shape = {class: "ring", x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8, rx: 11};
		for (const name in shape) ring.setAttribute(name, shape[name]);
		card.prepend(ring); // behind badges, which stand on the edge
	}

	// The view: where the picture's corner stands on the stage, and its scale.
	let view = {x: 0, y: 0, k: 1}, fitted = true;

	function show(next, glide) {
		const {clientWidth: w, clientHeight: h} = stage;
		const k = Math.min(Math.max(next.k, 0.1), 8), rest = 60;
		const x = Math.min(Math.max(next.x, rest - width * k), w - rest);
		const y = Math.min(Math.max(next.y, rest - height * k), h - rest);
		view = {x, y, k};
		svg.classList.toggle("glide", Boolean(glide));
		svg.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
		soon();
	}

	// extent is the part of the picture that there is to see: all of it, or what the
	// filters leave.
	function extent() {
		const left = [...entries.values()].filter(allowed);
		if (left.length === entries.size) return {x: 0, y: 0, right: width, bottom: height};
		const boxes = left.map(e => e.card.getBBox()), margin = 24;
		return {
			x: Math.min(...boxes.map(b => b.x)) - margin, y: Math.min(...boxes.map(b => b.y)) - margin,
			right: Math.max(...boxes.map(b => b.x + b.width)) + margin, bottom: Math.max(...boxes.map(b => b.y + b.height)) + margin,
		};
	}

	function fit(glide) {
		const {clientWidth: w, clientHeight: h} = stage, pad = Math.min(20, w / 40);
		const {x, y, right, bottom} = extent(), wide = right - x, high = bottom - y;
		const k = Math.min((w - 2 * pad) / wide, (h - 2 * pad) / high, 1.4);
		fitted = true;
		show({x: (w - wide * k) / 2 - x * k, y: Math.min((h - high * k) / 2, 40) - y * k, k}, glide);
	}

	// zoom keeps the point under x, y (on the stage) where it is.
	function zoom(factor, x = stage.clientWidth / 2, y = stage.clientHeight / 2, glide = false) {
		const k = Math.min(Math.max(view.k * factor, 0.1), 8), f = k / view.k;
		fitted = false;
		show({x: x - (x - view.x) * f, y: y - (y - view.y) * f, k}, glide);
	}

	function pan(dx, dy, glide) {
		fitted = false;
		show({x: view.x + dx, y: view.y + dy, k: view.k}, glide);
	}

	// begin shows the office of a picture of which all would be too small to read, or else
	// its upper left corner, and nothing beyond its edges that it could fill.
	function begin() {
		const least = 0.8, middle = entries.get(hub)?.card ?? svg.querySelector(".hub");
		if (view.k >= 0.5) return;
		const box = middle?.getBBox() ?? {x: 0, y: 0, width: 0, height: 0}, {clientWidth: w, clientHeight: h} = stage;
		const hold = (at, size, room) => size < room ? (room - size) / 2 : Math.min(Math.max(at, room - size), 0);
		fitted = false;
		show({
			x: hold(w / 2 - (box.x + box.width / 2) * least, width * least, w),
			y: Math.min(hold(h / 2 - (box.y + box.height / 2) * least, height * least, h), 40), k: least,
		});
	}

	// reveal brings a card into view, and with least a readable scale.
	function reveal(card, least = 0) {
		const box = card.querySelector(".ring").getBBox(), k = Math.max(view.k, least);
		const {clientWidth: w, clientHeight: h} = stage;
		const left = view.x + box.x * view.k, top = view.y + box.y * view.k;
		const inside = left >= 0 && top >= 0 && left + box.width * view.k <= w && top + box.height * view.k <= h;
		if (inside && k === view.k) return;
		fitted = false;
		show({x: w / 2 - (box.x + box.width / 2) * k, y: h / 2 - (box.y + box.height / 2) * k, k}, true);
	}

	const settle = () => fitted ? fit(true) : opened && reveal(entries.get(opened).card);

	// The view was chosen for some size of the stage. Observers report the first
	// one, too, which is no reason to move what the reader has chosen.
	const size = () => `${stage.clientWidth} ${stage.clientHeight}`;
	let known = "";
	const sizes = new ResizeObserver(() => {
		if (known !== (known = size())) settle();
	});

	// What the reader asks for: words, filters, a card under the pointer, one with
	// the focus, one whose details are open.
	let words = [], hits = [], at = -1, hovered = null, focused = null, opened = null;

	const pressed = () => chips.filter(c => c.getAttribute("aria-pressed") === "true").map(c => c.value);

	const allowed = e => {
		const wanted = pressed();
		if (e.id === hub) return true;
		if (wanted.length && !wanted.some(p => e.section.classList.contains(p))) return false;
		const rule = finding?.value;
		return !rule || (rule === "*" ? e.rules[0] !== "" : rule === "gap" ? e.section.classList.contains("gap") : e.rules.includes(rule));
	};

	function paint() {
		const centre = hovered ?? focused ?? opened, near = entries.get(centre)?.near;
		const dim = new Set(), off = new Set(), hit = new Set(hits);
		for (const e of entries.values()) {
			const shown = allowed(e);
			if (!shown) off.add(e.id);
			if (near ? !near.has(e.id) : words.length && !hit.has(e) && e.id !== hub) dim.add(e.id);
			e.card.classList.toggle("off", !shown);
			e.card.classList.toggle("dim", dim.has(e.id));
			e.card.classList.toggle("hit", hit.has(e));
			e.card.classList.toggle("here", hits[at] === e);
		}
		for (const {part, ends, shared} of parts) {
			const lost = ids => shared ? ends.every(id => ids.has(id)) : ends.some(id => ids.has(id));
			part.classList.toggle("off", lost(off));
			part.classList.toggle("dim", near ? !ends.includes(centre) : lost(dim));
		}
	}

	// look finds what holds every word, as the reader types or filters.
	function look() {
		words = plain(query.value).split(/\s+/).filter(Boolean);
		const shown = [...entries.values()].filter(allowed);
		hits = words.length ? shown.filter(e => words.every(w => e.text.includes(w))) : [];
		at = -1;
		const some = pressed().length || finding?.value;
		tell(words.length ? count(hits.length) : some ? said("shown", shown.filter(e => e.id !== hub && !e.section.classList.contains("ghost")).length) : "");
		if (opened && !allowed(entries.get(opened))) close();
		if (fitted) fit(true); // what the filters have emptied takes no room
		paint();
		soon();
	}

	// said is a phrase of the page's language, which the page holds.
	const said = (phrase, n, all) => $("found").dataset[phrase].replace("{n}", n).replace("{all}", all);
	const count = n => said(n === 0 ? "none" : n === 1 ? "one" : "many", n);

	// tell shows how the search stands; more is for those who hear it.
	function tell(text, more = "") {
		const heard = document.createElement("span");
		heard.className = "unseen";
		heard.textContent = more;
		$("found").replaceChildren(text, heard);
		$("previous").disabled = $("next").disabled = hits.length === 0;
	}

	function step(by) {
		if (!hits.length) return;
		at = at < 0 ? (by > 0 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length;
		tell(said("at", at + 1, hits.length), ": " + hits[at].section.querySelector("h2").textContent);
		reveal(hits[at].card, 0.8);
		paint();
	}

	function open(id) {
		const entry = entries.get(id);
		if (!entry) return;
		entries.get(opened)?.section.classList.remove("shown");
		entries.get(opened)?.card.setAttribute("aria-expanded", false);
		opened = id;
		entry.section.classList.add("shown");
		entry.card.setAttribute("aria-expanded", true);
		root.classList.add("open");
		panel.scrollTop = 0;
		entry.section.querySelector("h2").focus({preventScroll: true});
		if (view.k < 0.5) reveal(entry.card, 0.8); // as on a phone, where all of it is too small to read
		else settle();
		paint();
		soon();
	}

	function close() {
		const entry = entries.get(opened);
		if (!entry) return;
		opened = null;
		root.classList.remove("open");
		entry.section.classList.remove("shown");
		entry.card.setAttribute("aria-expanded", false);
		if (panel.contains(document.activeElement) || document.activeElement === document.body) entry.card.focus({preventScroll: true});
		settle();
		paint();
		soon();
	}

	// remember lets a reload show the same again, and the address name the card.
	// Browsers count such changes, so it waits for a quiet moment.
	let timer;
	const soon = () => {
		clearTimeout(timer);
		timer = setTimeout(remember, 100);
	};

	function remember() {
		const state = {
			view, fitted, opened, focus: document.activeElement?.id, scroll: panel.scrollTop, query: query.value, finding: finding?.value, theme: root.dataset.theme,
			chips: pressed(),
		};
		try {
			history.replaceState(state, "", opened ? "#" + opened : location.href.split("#")[0]);
		} catch { /* a frame without an address of its own */ }
	}

	function restore() {
		const state = history.state;
		const wanted = state ? state.opened : location.hash.slice(1);
		fit();
		if (!state) begin();
		if (state) {
			if (state.theme) root.dataset.theme = state.theme;
			query.value = state.query ?? "";
			if (finding) finding.value = state.finding ?? "";
			if (finding?.selectedIndex < 0) finding.value = ""; // the map has none of that kind now
			for (const c of chips) c.setAttribute("aria-pressed", state.chips?.includes(c.value) ?? false);
			look();
		}
		if (entries.has(wanted)) open(wanted);
		known = size();
		if (!state) return;
		if (state.focus) $(state.focus)?.focus({preventScroll: true});
		panel.scrollTop = state.scroll ?? 0;
		if (state.fitted) return fit();
		fitted = false;
		show(state.view);
	}

	// leave ends all that outlives the elements of the page, so that others can
	// take their place; the script then runs anew, with what it remembers.
	function leave() {
		clearTimeout(timer);
		remember();
		document.removeEventListener("keydown", onKey);
		sizes.disconnect();
		root.classList.remove("open");
	}

	const cardAt = target => entries.has(target.closest?.(".card, .hub")?.id) ? target.closest(".card, .hub") : null;

	// Fingers are the pointers that are down: one drags, two pinch.
	const fingers = new Map();
	let moved = false;

	function grip() {
		const p = [...fingers.values()], box = stage.getBoundingClientRect(), mean = key => p.reduce((sum, e) => sum + e[key], 0) / p.length;
		const spread = p.length > 1 ? Math.hypot(p[0].clientX - p[1].clientX, p[0].clientY - p[1].clientY) : 1;
		return {x: mean("clientX") - box.left, y: mean("clientY") - box.top, spread: Math.max(spread, 1)};
	}

	function onMove(e) {
		const before = fingers.get(e.pointerId);
		if (!before) return;
		if (!e.buttons) return onUp(e); // let go elsewhere
		if (!moved && Math.hypot(e.clientX - before.clientX, e.clientY - before.clientY) < 5) return;
		if (!moved) {
			moved = true;
			stage.setPointerCapture(e.pointerId);
			stage.classList.add("dragging");
			hover(null);
		}
		const from = grip();
		fingers.set(e.pointerId, e);
		const to = grip();
		pan(to.x - from.x, to.y - from.y);
		if (fingers.size > 1) zoom(to.spread / from.spread, to.x, to.y);
	}

	function onUp(e) {
		fingers.delete(e.pointerId);
		if (!fingers.size) stage.classList.remove("dragging");
	}

	function hover(id) {
		if (hovered === id) return;
		hovered = id;
		paint();
	}

	const strides = {ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80]};

	function onKey(e) {
		const typing = e.target.closest?.("input, select");
		if (e.ctrlKey || e.metaKey || e.altKey || typing && e.key !== "Escape") return;
		const card = cardAt(e.target);
		if ((e.key === "Enter" || e.key === " ") && card) open(card.id);
		else if (e.key === "Escape") close();
		else if (e.key === "/") query.select();
		else if (e.key === "+" || e.key === "=") zoom(1.25, undefined, undefined, true);
		else if (e.key === "-") zoom(0.8, undefined, undefined, true);
		else if (e.key === "0") fit(true);
		else if (strides[e.key] && !e.target.closest?.("aside, pre")) pan(...strides[e.key], true);
		else return;
		e.preventDefault();
	}

	function onQueryKey(e) {
		if (e.key === "Enter") step(e.shiftKey ? -1 : 1);
		else if (e.key === "ArrowDown" && hits.length) hits[Math.max(at, 0)].card.focus({preventScroll: true});
		else if (e.key === "Escape" && query.value) {
			query.value = "";
			look();
		} else return;
		e.preventDefault();
		e.stopPropagation();
	}

	// copy puts what would mend a finding on the clipboard, also where a page from a
	// file may not write there itself. The button says so until it is left.
	async function copy(button) {
		const text = button.dataset.copy, said = button.textContent;
		try {
			await navigator.clipboard.writeText(text);
		} catch {
			const field = document.createElement("textarea");
			field.value = text;
			button.after(field);
			field.select();
			document.execCommand("copy");
			field.remove();
			button.focus();
		}
		button.setAttribute("aria-live", "polite");
		button.textContent = button.dataset.done;
		button.addEventListener("blur", () => button.textContent = said, {once: true});
	}

	function listen() {
		stage.addEventListener("pointerdown", e => {
			if (e.button || e.target.closest(".zoom")) return;
			moved = fingers.size > 0;
			fingers.set(e.pointerId, e);
		});
		stage.addEventListener("pointermove", onMove);
		for (const type of ["pointerup", "pointercancel"]) stage.addEventListener(type, onUp);
		stage.addEventListener("pointerover", e => e.pointerType === "mouse" && !fingers.size && hover(cardAt(e.target)?.id ?? null));
		stage.addEventListener("pointerleave", () => hover(null));
		stage.addEventListener("click", e => {
			if (moved && e.detail) e.preventDefault(); // the end of a drag; the keyboard's clicks have no detail
			else if (cardAt(e.target)) open(cardAt(e.target).id);
		});
		stage.addEventListener("dragstart", e => e.preventDefault());
		stage.addEventListener("wheel", e => {
			e.preventDefault();
			const box = stage.getBoundingClientRect(), line = e.deltaMode === 1 ? 16 : 1;
			zoom(Math.exp(-e.deltaY * line * (e.ctrlKey ? 0.01 : 0.0015)), e.clientX - box.left, e.clientY - box.top);
		}, {passive: false});
		// Not on the picture itself: a browser lets what hears of the focus have it.
		stage.addEventListener("focusin", e => {
			const card = cardAt(e.target);
			focused = card?.matches(":focus-visible") ? card.id : null;
			if (focused) reveal(card);
			paint();
		});
		stage.addEventListener("focusout", () => {
			focused = null;
			paint();
		});
		document.addEventListener("keydown", onKey);
		query.addEventListener("keydown", onQueryKey);
		query.addEventListener("input", look);
		finding?.addEventListener("change", look);
		for (const chip of chips) chip.addEventListener("click", () => {
			chip.setAttribute("aria-pressed", chip.getAttribute("aria-pressed") !== "true");
			look();
		});
		panel.addEventListener("click", e => {
			if (e.target.matches(".copy")) copy(e.target);
			const id = e.target.closest("a[data-open]")?.dataset.open;
			if (!entries.has(id)) return;
			e.preventDefault();
			open(id);
		});
		$("previous").addEventListener("click", () => step(-1));
		$("next").addEventListener("click", () => step(1));
		$("close").addEventListener("click", close);
		$("in").addEventListener("click", () => zoom(1.25, undefined, undefined, true));
		$("out").addEventListener("click", () => zoom(0.8, undefined, undefined, true));
		$("fit").addEventListener("click", () => fit(true));
		$("theme").addEventListener("click", () => {
			const dark = getComputedStyle(root).colorScheme === "dark" || !root.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches;
			root.dataset.theme = dark ? "light" : "dark";
			soon();
		});
		stage.addEventListener("leave", leave);
		sizes.observe(stage);
	}

	root.classList.add("js");
	collect();
	root.classList.toggle("bare", !entries.size);
	tell("");
	listen();
	restore();
})();

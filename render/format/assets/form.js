"use strict";
{
	const form = document.querySelector("form"), state = document.getElementById("state"), count = document.getElementById("count");
	const fields = [...form.elements].filter(e => e.name);
	const key = "ospomap " + location.pathname;

	// What no map may hold is left out: controls and marks that nobody sees, but for those of emoji and scripts.
	const clean = text => text.trim().replace(/(?![\n\u200c\u200d\u{e0020}-\u{e007f}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "");
	const value = name => clean(form.elements[name]?.value ?? "");

	const today = () => {
		const now = new Date();
		return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
	};

	const collected = () => {
		const out = {format: form.dataset.format, stakeholder: form.dataset.stakeholder || value("stakeholder"), date: value("date") || today(), answers: {}, expectations: [], more: []};
		for (const field of form.querySelectorAll("[data-question]")) {
			if (value(field.name)) out.answers[field.dataset.question] = value(field.name);
		}
		for (const set of form.querySelectorAll("[data-expectation]")) {
			const said = {id: set.dataset.expectation, shown: set.dataset.shown, right: value(set.dataset.name), text: value(set.dataset.name + "-text").replace(/\s+/g, " ")};
			if (said.right || said.text) out.expectations.push(said);
		}
		out.more = value("more").split("\n").map(line => line.trim()).filter(Boolean).slice(0, Number(form.dataset.more));
		return out;
	};

	const number = () => {
		const all = collected();
		return Object.keys(all.answers).length + all.expectations.length + all.more.length;
	};

	const tell = () => {
		const n = number();
		count.textContent = n === 0 ? count.dataset.none : n === 1 ? count.dataset.one : count.dataset.many.replace("{n}", n);
	};

	// The browser keeps what is written until the tab is closed, where it lets a page do so.
	const kept = (() => { try { return JSON.parse(sessionStorage.getItem(key)) ?? {}; } catch { return {}; } })();
	for (const field of fields) {
		if (field.type === "radio") field.checked = kept[field.name] === field.value;
		else if (kept[field.name] !== undefined) field.value = kept[field.name];
	}
	if (!form.elements.date.value) form.elements.date.value = today();
	const keep = () => {
		const values = {};
		for (const field of fields) {
			if (field.type !== "radio" || field.checked) values[field.name] = field.value;
		}
		try { sessionStorage.setItem(key, JSON.stringify(values)); } catch { /* it may not */ }
	};

	form.addEventListener("input", () => { state.textContent = ""; keep(); tell(); });
	form.addEventListener("submit", event => {
		event.preventDefault();
		const answers = collected();
		if (!answers.stakeholder) {
			state.textContent = state.dataset.who;
			form.elements.stakeholder.focus();
			return;
		}
		if (number() === 0) {
			state.textContent = state.dataset.nothing;
			return;
		}
		const link = document.createElement("a");
		link.href = URL.createObjectURL(new Blob([JSON.stringify(answers, null, 2) + "\n"], {type: "application/json"}));
		link.download = form.dataset.file;
		link.click();
		setTimeout(() => URL.revokeObjectURL(link.href), 60000);
		state.textContent = state.dataset.saved.replace("{file}", link.download);
	});
	tell();
}

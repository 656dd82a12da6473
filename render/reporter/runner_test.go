package reporter

import (
	"slices"
	"strings"
	"unicode"
)

// command is a GitHub runner's command in a line of a log.
type command struct {
	name       string
	properties map[string]string
	data       string
}

// runnerCommands are the commands that a runner obeys.
var runnerCommands = []string{
	"error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "add-matcher", "remove-matcher",
	"set-output", "save-state", "set-env", "add-path", "echo", "stop-commands",
}

// obeyed parses a log by the runner's rules: "::name key=value,…::data" at the start of a
// line, after optional white space, or "##[name key=value;…]data" anywhere in it. It
// returns the commands and the other lines.
func obeyed(log string) (commands []command, rest []string) {
	for _, line := range strings.FieldsFunc(log, func(r rune) bool { return r == '\n' || r == '\r' }) {
		c, ok := colonCommand(line)
		if !ok {
			c, ok = hashCommand(line)
		}
		if ok {
			commands = append(commands, c)
		} else {
			rest = append(rest, line)
		}
	}
	return commands, rest
}

func colonCommand(line string) (command, bool) {
	line, ok := strings.CutPrefix(strings.TrimLeftFunc(line, unicode.IsSpace), "::")
	if !ok {
		return command{}, false
	}
	head, data, ok := strings.Cut(line, "::")
	if !ok {
		return command{}, false
	}
	// The percent sign comes last, or "%250A" would become a line break.
	property := decoder("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	return newCommand(head, ",", property, decoder("%0D", "\r", "%0A", "\n", "%25", "%")(data))
}

func hashCommand(line string) (command, bool) {
	_, line, ok := strings.Cut(line, "##[")
	if !ok {
		return command{}, false
	}
	head, data, ok := strings.Cut(line, "]")
	if !ok {
		return command{}, false
	}
	decode := decoder("%3B", ";", "%0D", "\r", "%0A", "\n", "%5D", "]", "%25", "%")
	return newCommand(head, ";", decode, decode(data))
}

func newCommand(head, separator string, decode func(string) string, data string) (command, bool) {
	name, list, _ := strings.Cut(head, " ")
	if !slices.Contains(runnerCommands, strings.ToLower(name)) {
		return command{}, false
	}
	c := command{name: strings.ToLower(name), properties: map[string]string{}, data: data}
	for _, pair := range strings.Split(strings.TrimSpace(list), separator) {
		if key, value, ok := strings.Cut(pair, "="); ok && value != "" {
			c.properties[key] = decode(value)
		}
	}
	return c, true
}

// decoder replaces one code after another, as the runner does.
func decoder(pairs ...string) func(string) string {
	return func(s string) string {
		for i := 0; i < len(pairs); i += 2 {
			s = strings.ReplaceAll(s, pairs[i], pairs[i+1])
		}
		return s
	}
}

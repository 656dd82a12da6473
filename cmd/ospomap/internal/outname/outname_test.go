package outname

import "testing"

func TestShellWord(t *testing.T) {
	for in, want := range map[string]string{
		"maps/acme-1.yaml": "maps/acme-1.yaml",
		"my map.yaml":      "'my map.yaml'",
		"it's.yaml":        `'it'\''s.yaml'`,
		"$(rm x).yaml":     "'$(rm x).yaml'",
		"a;b":              "'a;b'",
	} {
		if got := ShellWord(in); got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
	}
}

func TestStem(t *testing.T) {
	for in, want := range map[string]string{
		"acme.yaml":         "acme.svg",
		"maps/acme.yml":     "acme.svg",
		"../team.acme.yaml": "team.acme.svg",
		"acme":              "acme.svg",
		".yaml":             ".yaml.svg",
	} {
		if got := Stem(in) + ".svg"; got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

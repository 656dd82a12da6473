package edit

import (
	"testing"

	"github.com/ospomap/ospomap/model"
)

// Removals of identical keys, the last one first, are applied together: one by one, each
// of them takes two readings of the whole map.
func TestIdenticalKeysGoTogether(t *testing.T) {
	for name, x := range map[string]struct{ src, want string }{
		"lines":  {"stakeholders:\n  - name: A\n    role: x # kept\n    role: x\n    role: x\n    perspective: upward\n", "stakeholders:\n  - name: A\n    role: x # kept\n    perspective: upward\n"},
		"braces": {"stakeholders:\n  - {name: A, role: x, role: x, perspective: upward, role: x}\n", "stakeholders:\n  - {name: A, role: x, perspective: upward}\n"},
		"last":   {"stakeholders:\n  - name: A\n    perspective: upward\n    role: x\n    role: x\n    role: x\n", "stakeholders:\n  - name: A\n    perspective: upward\n    role: x\n"},
	} {
		r := &round{file: &file{raw: []byte(x.src)}}
		for i, e := range []model.Edit{Remove("stakeholders[0].role#3"), Remove("stakeholders[0].role#2")} {
			if err := r.do(i, e); err != nil {
				t.Fatal(name, err)
			}
		}
		if len(r.edits) != 2 {
			t.Errorf("%s: %d edits are pending, want 2", name, len(r.edits))
		}
		if err := r.finish(); err != nil || string(r.file.raw) != x.want {
			t.Errorf("%s: %v, %q, want %q", name, err, r.file.raw, x.want)
		}
	}
}

// What a pending removal shifts is read again before it is edited.
func TestNumbersThatShift(t *testing.T) {
	src := "organization: Acme\nstakeholders:\n  - {name: A, perspective: upward, role: x, role: \"y\", role: z}\n"
	res, err := apply([]byte(src), []model.Edit{Remove("stakeholders[0].role#2"), Remove("stakeholders[0].role#2")})
	if err != nil {
		t.Fatal(err)
	}
	if want := "organization: Acme\nstakeholders:\n  - {name: A, perspective: upward, role: x}\n"; string(res.Source) != want {
		t.Errorf("%q, want %q", res.Source, want)
	}
}

package format

import "testing"

func TestForFile(t *testing.T) {
	for _, name := range []string{"map.svg", "a.b/MAP.SVG"} {
		if f, err := ForFile(name); err != nil || f.Name != "svg" {
			t.Errorf("%s: got %v, %v", name, f, err)
		}
	}
	const want = `no format for the file name "map.doc": known are `
	if f, err := ForFile("map.doc"); err == nil || len(err.Error()) <= len(want) || err.Error()[:len(want)] != want {
		t.Errorf("map.doc: got %v, %v", f, err)
	}
}

func TestRegisterTwicePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a second svg is accepted")
		}
	}()
	register(Format{Name: "svg"})
}

//go:build readers

package book_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ospomap/ospomap/model/importing"
	"github.com/ospomap/ospomap/model/register"
	"github.com/ospomap/ospomap/render/book"
)

// calc opens a file in LibreOffice and returns it as LibreOffice saves it, as XLSX.
func calc(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("soffice is not installed; make tools does it")
		}
		t.Skip("soffice is not installed")
	}
	folder := t.TempDir()
	file := filepath.Join(folder, name)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(folder, "saved")
	cmd := exec.Command(program, "-env:UserInstallation=file://"+folder+"/profile", "--headless", "--convert-to", "xlsx", "--outdir", out, file)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	saved, err := os.ReadFile(filepath.Join(out, strings.TrimSuffix(name, filepath.Ext(name))+".xlsx"))
	if err != nil {
		t.Fatalf("soffice has saved nothing: %v", err)
	}
	return saved
}

// TestCalcSavesABook imports books that LibreOffice has opened and saved: dates, numbers,
// line breaks and texts that look like formulas must survive.
func TestCalcSavesABook(t *testing.T) {
	all := maps(t)
	for _, name := range []string{"acme.yaml", "japan.yaml", "city.yaml"} {
		src := all[name]
		saved := calc(t, "book.xlsx", written(t, book.Of(parsed(t, src), nil), "xlsx", ""))
		if out, plan := brought(t, src, "book.xlsx", saved, true); !bytes.Equal(out, src) {
			t.Errorf("%s: %v", name, plan.Edits)
		}
	}
}

// TestCalcWritesARegister checks that the installed LibreOffice still writes the register
// in the import tests as it is kept there.
func TestCalcWritesARegister(t *testing.T) {
	folder := "../../model/importing/testdata"
	flat, err := os.ReadFile(filepath.Join(folder, "register.fods"))
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile(filepath.Join(folder, "register.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	got, want := told(t, calc(t, "register.fods", flat)), told(t, kept)
	if got != want || strings.Count(want, "\n") < 7 {
		t.Errorf("LibreOffice writes\n%s\nwhich was\n%s", got, want)
	}
}

// told returns what is read from a workbook, one value or problem per line.
func told(t *testing.T, data []byte) string {
	t.Helper()
	s, err := importing.Read("register.xlsx", data, importing.Options{Mapping: &register.Mapping{}})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, r := range s.Records {
		for _, v := range r.Values {
			b.WriteString(v.At.String() + ": " + v.Path + " " + strings.Join(v.Texts, "|") + "\n")
		}
	}
	for _, p := range s.Problems {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}

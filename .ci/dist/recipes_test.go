package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/ospomap/ospomap/model/testkit"
)

const root = "../.."

// TestThirdParty keeps the page about third-party components up to date.
func TestThirdParty(t *testing.T) {
	list, err := components(root)
	if err != nil {
		t.Fatal(err)
	}
	testkit.Golden(t, filepath.Join(root, "THIRD_PARTY.md"), thirdParty(list))
}

// TestRecipesNameTheSame compares the recipes for package managers with the output of
// `make dist`.
func TestRecipesNameTheSame(t *testing.T) {
	read := func(name string) string {
		t.Helper()
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	var releaser struct {
		Before struct{ Hooks []string }
		Builds []struct {
			Main, Binary string
			Env          []string
			GOOS, GOARCH []string
		}
		Archives []struct {
			NameTemplate    string `yaml:"name_template"`
			FormatOverrides []struct {
				GOOS    string
				Formats []string
			} `yaml:"format_overrides"`
			Formats []string
			Files   []struct{ Src, Dst string }
		}
		NFPMs []struct {
			Formats  []string
			Contents []struct{ Src, Dst string }
		}
		Checksum struct {
			NameTemplate string `yaml:"name_template"`
		}
	}
	if err := yaml.Unmarshal([]byte(read(".goreleaser.yaml")), &releaser); err != nil {
		t.Fatal(err)
	}
	var built []string
	for _, b := range releaser.Builds {
		built = append(built, strings.TrimPrefix(b.Binary, "bin/"))
		equal(t, "systems of "+b.Main, b.GOOS, systems)
		equal(t, "architectures of "+b.Main, b.GOARCH, architectures)
		equal(t, "environment of "+b.Main, b.Env, []string{"CGO_ENABLED=0"})
		if b.Main != "./cmd/"+strings.TrimPrefix(b.Binary, "bin/") {
			t.Errorf("%s is built from %s", b.Binary, b.Main)
		}
	}
	equal(t, "programs", built, programs)
	equal(t, "packages", releaser.NFPMs[0].Formats, packagers)
	equal(t, "archives", releaser.Archives[0].Formats, []string{strings.TrimPrefix(extension(target{os: "linux"}), ".")})
	equal(t, "archives for Windows", releaser.Archives[0].FormatOverrides[0].Formats, []string{strings.TrimPrefix(extension(target{os: "windows"}), ".")})
	if releaser.Checksum.NameTemplate != checksums || releaser.Archives[0].Files[0].Dst != "share" || releaser.NFPMs[0].Contents[0].Dst != "/usr/share" {
		t.Errorf("%+v", releaser)
	}
	for file, wanted := range map[string][]string{
		".packaging/Containerfile": {"make install", "FROM scratch\n", "USER 65532:65532\n", "COPY --from=build /installed/usr /usr\n", `ENTRYPOINT ["/usr/bin/ospomap"]`},
		".packaging/ospomap.rb":    {`"make", "install", "PREFIX=#{prefix}"`, `license "Apache-2.0"`},
		".packaging/nfpm.yaml":     {"src: ${TREE}/\n", "dst: /usr\n", "license: Apache-2.0\n"},
	} {
		for _, want := range wanted {
			if !strings.Contains(read(file), want) {
				t.Errorf("%s lacks %q", file, want)
			}
		}
	}
}

func equal(t *testing.T, what string, got, want []string) {
	t.Helper()
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

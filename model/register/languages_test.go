package register_test

import (
	"testing"

	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/model/words"
)

// TestWordsOfEveryLanguage reads back the words in pictures and tables: people write what
// they see in their language.
func TestWordsOfEveryLanguage(t *testing.T) {
	for _, tag := range words.Languages() {
		w, _ := words.For(tag)
		seen := map[*parse.Object]bool{}
		var visit func(o *parse.Object)
		visit = func(o *parse.Object) {
			if o == nil || seen[o] {
				return
			}
			seen[o] = true
			for i := range o.Fields {
				f := &o.Fields[i]
				visit(f.Object)
				if f.Kind != parse.KindWord && f.Kind != parse.KindCadence {
					continue
				}
				for _, word := range f.Words {
					said := w.Spaced(word)
					if got, problem := f.Means(said); got != word {
						t.Errorf("%s: %s %q means %q, want %q: %s", tag, f.Key, said, got, word, problem)
					}
				}
			}
		}
		visit(parse.Spec())
	}
}

package model_test

import (
	"testing"

	"github.com/ospomap/ospomap/model"
)

func TestInLanguage(t *testing.T) {
	names := []model.Translation{{Language: "ja", Text: "法務部"}, {Language: "en", Text: "Legal"}, {Language: "pt", Text: "Jurídico"}, {Language: "pt-BR", Text: "Departamento jurídico"}}
	for language, want := range map[string]string{"ja": "法務部", "en": "Legal", "en-GB": "Legal", "pt-PT": "Jurídico", "pt-BR": "Departamento jurídico", "fr": "Legal", "": "Legal"} {
		if got := model.InLanguage(names, language); got != want {
			t.Errorf("%q: %q, want %q", language, got, want)
		}
	}
	if got := model.InLanguage(names[:1], "fr"); got != "法務部" {
		t.Errorf("without an English name: %q", got)
	}
	if got := model.InLanguage(nil, "fr"); got != "" {
		t.Errorf("without names: %q", got)
	}
}

func TestTranslated(t *testing.T) {
	names := []model.Translation{{Language: "en", Text: "Legal"}, {Language: "ja", Text: "法務部"}}
	m := &model.Map{
		Organization: model.Organization{Name: "Legal", Names: names},
		Stakeholders: []*model.Stakeholder{{ID: "legal", Name: "Legal", Names: names}, {ID: "cto", Name: "CTO", Members: []*model.Member{{Name: "Legal", Party: &model.Ref{ID: "legal"}}, {Name: "Zoe"}}}},
	}
	out := model.Translated(m, "ja")
	if out.Organization.Name != "法務部" || out.Stakeholders[0].Name != "法務部" || out.Stakeholders[0].ID != "legal" || out.Stakeholders[1].Name != "CTO" {
		t.Errorf("translated to %q, %q, %q", out.Organization.Name, out.Stakeholders[0].Name, out.Stakeholders[1].Name)
	}
	if got := model.Each(out.Stakeholders[1].Members, (*model.Member).Text); got[0] != "法務部" || got[1] != "Zoe" {
		t.Errorf("the members are translated to %q", got)
	}
	if m.Stakeholders[1].Members[0].Name != "Legal" || m.Organization.Name != "Legal" || m.Stakeholders[0].Name != "Legal" {
		t.Error("the map itself has changed")
	}
}

//! Which parts of the scorecard are written.

use super::scorecard::Scorecard;
use crate::i18n::{Lang, ReportText};

/// One part of the scorecard, in the order of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Overall figures, progress and bottleneck.
    Summary,
    /// The table of dimensions and criteria.
    Results,
    /// Every item with its rating and an empty column for the reviewer.
    Items,
    /// What blocks the next level, and the cheapest path there.
    Path,
    /// The contradictions that fired.
    Diagnostics,
    /// The evidence register (佐证材料目录).
    Evidence,
    /// The closing questions.
    Reflections,
    /// What was voted and agreed in workshops (会议纪要).
    Minutes,
    /// What is to be done about the gaps (整改清单).
    Actions,
    /// Scale, gates, weights, framework, what was left out.
    Method,
    /// Blank lines for assessor, reviewer and date.
    Signatures,
    /// Every item with boxes to tick, to be filled in on paper.
    Checklist,
}

impl Part {
    /// All parts, in the order of the report.
    pub const ALL: [Self; 12] = [
        Self::Summary,
        Self::Results,
        Self::Items,
        Self::Path,
        Self::Diagnostics,
        Self::Evidence,
        Self::Reflections,
        Self::Minutes,
        Self::Actions,
        Self::Method,
        Self::Signatures,
        Self::Checklist,
    ];

    /// The word on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Results => "results",
            Self::Items => "items",
            Self::Path => "path",
            Self::Diagnostics => "diagnostics",
            Self::Evidence => "evidence",
            Self::Reflections => "reflections",
            Self::Minutes => "minutes",
            Self::Actions => "actions",
            Self::Method => "method",
            Self::Signatures => "signatures",
            Self::Checklist => "checklist",
        }
    }

    /// The part of a word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.id() == id)
    }

    /// The heading in the report.
    #[must_use]
    pub fn title(self, lang: Lang) -> &'static str {
        let text = ReportText::of(lang);
        match self {
            Self::Summary => text.part_summary,
            Self::Results => text.part_results,
            Self::Items => text.part_items,
            Self::Path => text.part_path,
            Self::Diagnostics => text.part_diagnostics,
            Self::Evidence => text.part_evidence,
            Self::Reflections => text.part_reflections,
            Self::Minutes => text.part_minutes,
            Self::Actions => text.part_actions,
            Self::Method => text.part_method,
            Self::Signatures => text.part_signatures,
            Self::Checklist => text.part_checklist,
        }
    }
}

/// A choice of parts; always in the order of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    list: Vec<Part>,
    blank: bool,
}

impl Parts {
    /// The chosen parts, each once.
    #[must_use]
    pub fn new(chosen: &[Part]) -> Self {
        Self { list: Part::ALL.into_iter().filter(|part| chosen.contains(part)).collect(), blank: false }
    }

    /// The checklist alone and without any answer, as colleagues fill it in on paper.
    #[must_use]
    pub fn blank_checklist() -> Self {
        Self { list: vec![Part::Checklist], blank: true }
    }

    /// Whether answers, figures and the draft mark are left out.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.blank
    }

    /// The parts in the order of the report.
    pub fn iter(&self) -> impl Iterator<Item = Part> + '_ {
        self.list.iter().copied()
    }

    /// Whether a part is chosen.
    #[must_use]
    pub fn contains(&self, part: Part) -> bool {
        self.list.contains(&part)
    }

    /// What is written of a scorecard unless something else is asked for: every part but the checklist, which repeats
    /// the items in the shape of a form; minutes and actions only where there are any.
    #[must_use]
    pub fn usual(card: &Scorecard) -> Self {
        let has = |part: &Part| match part {
            Part::Checklist => false,
            Part::Minutes => !card.meetings.is_empty(),
            Part::Actions => !card.record.actions.is_empty(),
            _ => true,
        };
        Self::new(&Part::ALL.into_iter().filter(has).collect::<Vec<_>>())
    }

    /// Whether it is about workshops alone: their minutes, with or without the actions.
    #[must_use]
    pub fn is_minutes(&self) -> bool {
        self.contains(Part::Minutes) && self.iter().all(|part| matches!(part, Part::Minutes | Part::Actions))
    }

    /// Whether the actions are all there is.
    #[must_use]
    pub fn is_actions(&self) -> bool {
        self.list == [Part::Actions]
    }

    /// Whether the checklist is all there is.
    #[must_use]
    pub fn is_checklist(&self) -> bool {
        self.list == [Part::Checklist]
    }
}

impl Default for Parts {
    /// The usual parts of an assessment without workshops and actions.
    fn default() -> Self {
        let rare = |part: &Part| matches!(part, Part::Minutes | Part::Actions | Part::Checklist);
        let report: Vec<Part> = Part::ALL.into_iter().filter(|part| !rare(part)).collect();
        Self::new(&report)
    }
}

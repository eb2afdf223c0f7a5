//! Assess 自评: the officer's walk, criterion by criterion, item by item.

mod detail;
mod draw;
mod guide;
mod items;
mod pick;
mod reflections;
mod saved;
mod side;
mod strip;
mod update;
mod walk;

pub use draw::draw;
pub use pick::{erase_picked, filter_picked, find_picked, rating_picked, records_picked, target_picked};
pub use saved::edited;
pub use strip::{level_pair, level_word, path_words};
pub use update::{act, actions};
pub use walk::{
    Filter, Pane, Walk, enter_page, go_to, keep_in_range, keep_pane, open_page, point_at, resume, scroll_items,
    turn as turn_page,
};

//! The screens. Each has its own state, update and drawing; none reaches into another.

pub mod assess;
pub mod export;
pub mod home;
pub mod score;
pub mod weights;
pub mod workshop;

"""What a project's decisions teach about its checks; each time is kept, listed, and can be undone."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from mt_qa.store.tables import LessonsRow


def factors_in(session: Session, project: int) -> dict[str, float]:
    """By check the factor in force for its confidence in the project."""
    query = (
        select(LessonsRow.lessons)
        .where(LessonsRow.project_id == project, LessonsRow.undone_at.is_(None))
        .order_by(LessonsRow.id.desc())
        .limit(1)
    )
    lessons = session.scalar(query) or []
    return {lesson["check"]: lesson["factor"] for lesson in lessons if lesson["factor"] < 1}

"""Tagged references and notes of ../shared/data, and how what is read of them is compared."""

"""What an operator needs of a running bot: knowledge that follows its folder, health, metrics, and a look at what is wrong."""
